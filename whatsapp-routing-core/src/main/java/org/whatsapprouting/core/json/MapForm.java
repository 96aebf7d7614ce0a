package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Maps whose keys have a text form, sorted by that text. */
record MapForm(TextForm key, Form value) implements Form {

    @Override
    public void write(JsonGenerator out, Object map) throws IOException {
        var sorted = new TreeMap<String, Object>();
        ((Map<?, ?>) map).forEach((k, v) -> sorted.put(key.toText().apply(k), v));
        out.writeStartObject();
        for (var entry : sorted.entrySet()) {
            if (!StandardCharsets.UTF_16.newEncoder().canEncode(entry.getKey())) {
                throw Fault.at(out, "the key of a map holds half a surrogate pair, which JSON parsers refuse");
            }
            out.writeFieldName(entry.getKey());
            value.write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw Fault.expected(in, "an object");
        }
        var map = new LinkedHashMap<Object, Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var k = key.value(in, in.currentName());
            in.nextToken();
            if (map.put(k, value.read(in)) != null) {
                throw Fault.at(in, "a map holds a key twice");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public Object absent() {
        return Map.of();
    }
}
