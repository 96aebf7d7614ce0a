package org.whatsapprouting.provider.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields of JSON that is often not as documented: a number where a text was promised, or nothing at all. */
public final class JsonFields {
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private JsonFields() {}

    /**
     * Returns a text, number or flag as text; null if the field is absent, null or a structure. Characters that not every
     * store can hold (NUL and halves of surrogate pairs) come out as U+FFFD.
     */
    public static @Nullable String text(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        if (field.isTextual()) {
            return storable(field.textValue());
        }
        return field.isNumber() || field.isBoolean() ? field.asText() : null;
    }

    /** Returns what {@link #text} does, but null for a blank text. */
    public static @Nullable String id(JsonNode parent, String name) {
        String text = text(parent, name);
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns a number, also one written as plain decimal text; null if there is none. */
    public static @Nullable BigDecimal decimal(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        if (field.isNumber()) {
            return field.decimalValue();
        }
        String text = field.textValue();
        return text != null && PLAIN_DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Returns the elements of an array; empty if there is no array. */
    public static List<JsonNode> list(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        return field.isArray() ? List.of(field.valueStream().toArray(JsonNode[]::new)) : List.of();
    }

    /** Returns a text as every store can hold it. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
