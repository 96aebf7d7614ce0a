package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers compare by value: 1 equals 1.0, and a text that is a plain decimal number equals the number it spells. */
final class Numbers {
    private static final int LONG_DIGITS = 18;

    private Numbers() {}

    /**
     * The number a text spells: digits, a point and digits if any, a minus before it if any, spaces around it. Null for
     * any other text. Long where that is exact, otherwise BigDecimal.
     */
    static @Nullable Number of(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end - start > Limits.NUMERIC_TEXT || end == start) {
            return null;
        }
        int digits = text.charAt(start) == '-' ? start + 1 : start;
        int point = -1;
        for (int i = digits; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (!Names.isDigit(c)) {
                return null;
            }
        }
        if (digits == end || point == digits || point == end - 1) {
            return null;
        }
        var plain = text.substring(start, end);
        return point < 0 && end - digits <= LONG_DIGITS ? (Number) Long.valueOf(plain) : new BigDecimal(plain);
    }

    static int compare(Number a, Number b) {
        return a instanceof Long x && b instanceof Long y
                ? Long.compare(x, y)
                : decimal(a).compareTo(decimal(b));
    }

    /** A number as a value may hold it, brought to Long or BigDecimal. */
    static Number normal(Number value) {
        if (value instanceof Long || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Integer) {
            return value.longValue();
        }
        throw Failure.BAD_VALUE;
    }

    private static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
    }
}
