package org.whatsapprouting.system;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What a program gets on its standard input: the variables of the plan as one JSON document, grouped by their first name. */
final class StandardInput {
    /** The group of variables whose names have no dot: what earlier commands answered. */
    private static final String OWN = "variables";

    private StandardInput() {}

    static byte[] of(Map<String, Object> data) {
        var groups = new TreeMap<String, Map<String, Object>>();
        data.forEach((name, value) -> {
            int dot = name.indexOf('.');
            groups.computeIfAbsent(dot < 0 ? OWN : name.substring(0, dot), group -> new TreeMap<>())
                    .put(name.substring(dot + 1), value);
        });
        var out = new StringBuilder(256);
        object(groups, out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void object(Map<String, ?> fields, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            out.append(separator);
            text(field.getKey(), out);
            out.append(':');
            value(field.getValue(), out);
            separator = ",";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
    }

    @SuppressWarnings("unchecked")
    private static void value(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            object((Map<String, ?>) map, out);
        } else if (value instanceof Collection<?> values) {
            String separator = "[";
            for (Object one : values) {
                out.append(separator);
                value(one, out);
                separator = ",";
            }
            out.append(values.isEmpty() ? "[]" : "]");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(String.valueOf(value), out);
        }
    }

    /** Escapes whatever is not printable ASCII, so that no half of a surrogate pair and no separator gets through. */
    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= 0x20 && c < 0x7f) {
                out.append(c);
            } else {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
            }
        }
        out.append('"');
    }
}
