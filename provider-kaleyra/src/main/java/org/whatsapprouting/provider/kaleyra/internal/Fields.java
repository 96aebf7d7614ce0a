package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * The fields of a callback of the first version, whether they came as query, form or JSON (Kaleyra 1.3).
 *
 * @param values name to value; of a repeated name the first
 * @param names what the variables are called
 */
record Fields(Map<String, String> values, FieldNames names) {

    /** Reads a query or a form. A name or value that is wrongly encoded is taken as it stands. */
    static Fields ofPairs(@Nullable String encoded, FieldNames names) {
        var values = new LinkedHashMap<String, String>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Fields(values, names);
    }

    /** Reads an object; structures in it are kept as JSON text. */
    static Fields ofJson(JsonNode object, FieldNames names) {
        var values = new LinkedHashMap<String, String>();
        object.properties().forEach(field -> {
            String text = JsonFields.text(object, field.getKey());
            if (text == null && field.getValue().isContainerNode()) {
                text = StrictJson.write(field.getValue());
            }
            if (text != null) {
                values.put(field.getKey(), text);
            }
        });
        return new Fields(values, names);
    }

    /** Returns a variable; null if it is absent, blank, or a placeholder that Kaleyra did not fill. */
    @Nullable
    String get(String variable) {
        String name = names.of(variable);
        String value = values.get(name);
        boolean absent = value == null
                || value.isBlank()
                || value.equals("<" + name + ">")
                || value.equals("{" + name + "}")
                || value.equals("<" + variable + ">")
                || value.equals("{" + variable + "}");
        return absent ? null : value;
    }

    /** Returns the first of several variables that has a value, or null. */
    @Nullable
    String first(String... variables) {
        for (String variable : variables) {
            String value = get(variable);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Everything as JSON text, names in the order they came. */
    String raw() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        values.forEach(all::put);
        return StrictJson.write(all);
    }

    private static String decoded(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wronglyEncoded) {
            decoded = text;
        }
        // As everywhere, without what not every store can hold.
        String plain = JsonFields.text(JsonNodeFactory.instance.objectNode().put("text", decoded), "text");
        return plain == null ? "" : plain;
    }
}
