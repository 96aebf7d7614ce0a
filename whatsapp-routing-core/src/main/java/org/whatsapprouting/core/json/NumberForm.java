package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;

/** Numbers and flags. The boxed types look the same, but only a primitive has a value when it is absent. */
enum NumberForm implements Form {
    INT(0) {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Integer) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                throw Fault.expected(in, "a whole number");
            }
            try {
                return in.getIntValue();
            } catch (InputCoercionException tooLarge) {
                throw Fault.at(in, "the number is too large for an int");
            }
        }
    },

    LONG(0L) {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Long) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                throw Fault.expected(in, "a whole number");
            }
            try {
                return in.getLongValue();
            } catch (InputCoercionException tooLarge) {
                throw Fault.at(in, "the number is too large for a long");
            }
        }
    },

    /** What is not a number is written as text by its Java name. */
    DOUBLE(0.0) {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Double) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            var token = in.currentToken();
            if (token == JsonToken.VALUE_STRING) {
                return switch (in.getText()) {
                    case "NaN" -> Double.NaN;
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> throw Fault.expected(in, "a number");
                };
            }
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                throw Fault.expected(in, "a number");
            }
            // From the text: an integer token would lose the sign of -0.
            return Double.valueOf(in.getText());
        }
    },

    FLAG(false) {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_TRUE) && !in.hasToken(JsonToken.VALUE_FALSE)) {
                throw Fault.expected(in, "true or false");
            }
            return in.getBooleanValue();
        }
    };

    private final Object absent;

    NumberForm(Object absent) {
        this.absent = absent;
    }

    @Override
    public Object absent() {
        return absent;
    }
}
