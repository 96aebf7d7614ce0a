package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes JSON that people read: two spaces for each level, short lists and objects on one line. */
public final class JsonPrinter {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final JsonFactory json = new JsonFactory();

    /** Makes a printer. */
    public JsonPrinter() {}

    /**
     * Writes a value.
     *
     * @param value a map with text keys, a list, a text, a number or a flag
     * @return the text, with a line feed at its end
     */
    public String print(Object value) {
        var out = new StringBuilder();
        print(value, "", out);
        return out.append('\n').toString();
    }

    private void print(Object value, String indent, StringBuilder out) {
        var flat = flat(value);
        if (flat.length() + indent.length() <= WIDTH || !(value instanceof Map || value instanceof List)) {
            out.append(flat);
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            var separator = "\n";
            for (var entry : map.entrySet()) {
                out.append(separator)
                        .append(indent)
                        .append(INDENT)
                        .append(flat(entry.getKey()))
                        .append(": ");
                print(entry.getValue(), indent + INDENT, out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else {
            out.append('[');
            var separator = "\n";
            for (Object item : (List<?>) value) {
                out.append(separator).append(indent).append(INDENT);
                print(item, indent + INDENT, out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        }
    }

    private String flat(Object value) {
        if (value instanceof Map<?, ?> map) {
            var parts = map.entrySet().stream()
                    .map(e -> flat(e.getKey()) + ": " + flat(e.getValue()))
                    .toList();
            return "{" + String.join(", ", parts) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(this::flat).toList()) + "]";
        }
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            scalar(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void scalar(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString((String) value);
        }
    }
}
