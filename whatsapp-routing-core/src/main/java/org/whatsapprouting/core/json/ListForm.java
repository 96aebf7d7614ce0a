package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists, in their order. */
record ListForm(Form element) implements Form {

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartArray();
        for (Object item : (List<?>) value) {
            element.write(out, item);
        }
        out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return List.copyOf(items(in, element));
    }

    @Override
    public Object absent() {
        return List.of();
    }

    static List<Object> items(JsonParser in, Form element) throws IOException {
        if (!in.hasToken(JsonToken.START_ARRAY)) {
            throw Fault.expected(in, "an array");
        }
        var items = new ArrayList<Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(element.read(in));
        }
        return items;
    }
}
