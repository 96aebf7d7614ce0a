package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a text literal is written. */
final class Spelling {
    private static final int LAST_CONTROL = 0x1F;
    private static final int LAST_ASCII = 0x7E;

    private Spelling() {}

    /** A literal: a text, number, flag, list or null. */
    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof List<?> items
                ? items.stream().map(Spelling::of).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }

    /** The text between single quotes, everything but printable ASCII escaped. */
    static String quoted(String text) {
        var out = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\').append(c);
            } else if (c <= LAST_CONTROL || c > LAST_ASCII) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('\'').toString();
    }
}
