package org.whatsapprouting.core.condition;

import java.math.BigDecimal;

/** Values as texts. */
final class Text {
    private Text() {}

    /** A text to do something with. @throws Failure if it is none, or too long for that */
    static String of(Object value) {
        if (value instanceof String text) {
            return within(text, Limits.SEARCHED_TEXT);
        }
        throw Failure.WRONG_TYPE;
    }

    /** A text, or a number in plain digits without needless zeros, so that equal numbers are equal texts. */
    static String joinable(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0
                    ? "0"
                    : Numbers.inRange(decimal).stripTrailingZeros().toPlainString();
        }
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        throw Failure.WRONG_TYPE;
    }

    static String searchable(Object value) {
        return within(joinable(value), Limits.SEARCHED_TEXT);
    }

    static String needle(Object value) {
        return within(joinable(value), Limits.NEEDLE);
    }

    static String join(Object left, Object right) {
        var first = joinable(left);
        var second = joinable(right);
        if (first.length() + second.length() > Limits.SEARCHED_TEXT) {
            throw Failure.TOO_EXPENSIVE;
        }
        return first.concat(second);
    }

    private static String within(String text, int most) {
        if (text.length() > most) {
            throw Failure.TOO_EXPENSIVE;
        }
        return text;
    }
}
