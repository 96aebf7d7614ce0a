package org.whatsapprouting.testkit.fake;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON as Meta does: non-ASCII characters as {@code \}{@code uXXXX} with lower-case digits, slashes escaped. A
 * webhook that is parsed and written again by anybody else therefore has another signature.
 */
final class JsonWriter {
    private JsonWriter() {}

    /** @param value a map, list, text, number, flag or null */
    static String write(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof List<?> list) {
            array(list, out);
        } else if (value instanceof String text) {
            text(text, out);
        } else {
            out.append(value);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<?, ?> field : map.entrySet()) {
            out.append(separator);
            text(String.valueOf(field.getKey()), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void array(List<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> each = list.iterator(); each.hasNext(); ) {
            write(each.next(), out);
            out.append(each.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\', '/' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plainOrEscaped(c, out);
            }
        }
        out.append('"');
    }

    private static void plainOrEscaped(char c, StringBuilder out) {
        if (c >= 0x20 && c < 0x7f) {
            out.append(c);
        } else {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
        }
    }
}
