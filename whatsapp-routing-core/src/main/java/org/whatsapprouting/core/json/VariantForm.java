package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sealed interface: the {@code type} field tells which of its records.
 *
 * @param name the interface, for messages
 * @param byName the records by their {@code type}
 * @param byClass the records by their class
 */
record VariantForm(String name, Map<String, RecordForm> byName, Map<Class<?>, RecordForm> byClass) implements Form {
    static final String TYPE = "type";

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        var form = byClass.get(value.getClass());
        if (form == null) {
            throw Fault.at(out, value.getClass().getSimpleName() + " is not a record of " + name);
        }
        form.write(out, value);
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw Fault.expected(in, name + ", an object,");
        }
        if (TYPE.equals(in.nextFieldName())) {
            in.nextToken();
            return form(in).readFields(in);
        }
        return readUnordered(in);
    }

    /** We write the type first, but a store that keeps documents in a form of its own may change the order. */
    private Object readUnordered(JsonParser in) throws IOException {
        RecordForm form = null;
        try (var rest = new TokenBuffer(in)) {
            rest.writeStartObject();
            while (in.hasToken(JsonToken.FIELD_NAME)) {
                var field = in.currentName();
                in.nextToken();
                if (TYPE.equals(field)) {
                    form = form(in);
                } else {
                    rest.writeFieldName(field);
                    rest.copyCurrentStructure(in);
                }
                in.nextToken();
            }
            rest.writeEndObject();
            if (form == null) {
                throw Fault.at(in, name + " needs a type, but there is none");
            }
            try (var again = rest.asParserOnFirstToken()) {
                return form.readFields(again);
            }
        }
    }

    private RecordForm form(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            throw Fault.expected(in, "the type of " + name);
        }
        @Nullable RecordForm form = byName.get(in.getText());
        if (form == null) {
            throw Fault.at(in, name + " has no such type; it has " + byName.keySet());
        }
        return form;
    }
}
