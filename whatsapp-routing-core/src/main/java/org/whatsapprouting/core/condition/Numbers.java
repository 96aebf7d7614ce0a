package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers compare by value: 1 equals 1.0, and a text that is a plain decimal number equals the number it spells. */
final class Numbers {
    /** What sums, products and quotients are rounded to: 34 digits. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

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
        return a instanceof Long x && b instanceof Long y ? Long.compare(x, y) : exact(a).compareTo(exact(b));
    }

    /**
     * A value as a decimal to calculate with: a number, or a text that spells one.
     *
     * @throws Failure if it is missing or anything else
     */
    static BigDecimal decimal(@Nullable Object value) {
        if (value == null) {
            throw Failure.NO_VALUE;
        }
        var number = value instanceof String text ? of(text) : value;
        if (number instanceof BigDecimal decimal) {
            return inRange(decimal);
        }
        if (number instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        throw Failure.WRONG_TYPE;
    }

    static BigDecimal divisor(@Nullable Object value) {
        var decimal = decimal(value);
        if (decimal.signum() == 0) {
            throw Failure.DIVISION_BY_ZERO;
        }
        return decimal;
    }

    /** A decimal that is cheap to calculate with and to print. @throws Failure if it is not */
    static BigDecimal inRange(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > Limits.COMPUTED_SCALE) {
            throw Failure.OUT_OF_RANGE;
        }
        return decimal;
    }

    /** A number cut to a whole one from 0 to this most. @throws Failure if it is none */
    static int between(@Nullable Object value, int most) {
        var decimal = decimal(value);
        if (decimal.signum() <= 0) {
            return 0;
        }
        return decimal.compareTo(BigDecimal.valueOf(most)) >= 0 ? most : decimal.intValue();
    }

    private static BigDecimal exact(Number value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
    }
}
