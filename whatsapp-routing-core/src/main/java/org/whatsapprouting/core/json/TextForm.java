package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Whatever has a text form; these values may also be keys of maps.
 *
 * @param what what the text is, for messages
 * @param toText value to text
 * @param parse text to value; throws {@link IllegalArgumentException} or {@link DateTimeException}
 */
record TextForm(String what, Function<Object, String> toText, Function<String, Object> parse) implements Form {

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeString(toText.apply(value));
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            throw Fault.expected(in, what);
        }
        return value(in, in.getText());
    }

    /** The value of a text; the parser tells the place if there is none. */
    Object value(JsonParser in, String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw Fault.at(in, "the text is not " + what);
        }
    }
}
