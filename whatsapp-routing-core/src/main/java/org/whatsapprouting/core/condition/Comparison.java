package org.whatsapprouting.core.condition;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What operators mean. A missing value equals only another missing one, and nothing is true of it otherwise. What cannot
 * be compared is not equal, and neither less nor greater.
 */
final class Comparison {
    private static final int INCOMPARABLE = Integer.MIN_VALUE;

    private Comparison() {}

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Boolean || b instanceof Boolean) {
            return a.equals(b);
        }
        return order(a, b) == 0;
    }

    static boolean less(@Nullable Object a, @Nullable Object b, boolean orEqual) {
        if (a == null || b == null) {
            return false;
        }
        int order = order(a, b);
        return order != INCOMPARABLE && (order < 0 || (orEqual && order == 0));
    }

    /** Text with text by code units; text with number by value if the text spells a number. */
    private static int order(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return Integer.signum(x.compareTo(y));
        }
        var x = number(a);
        var y = number(b);
        return x == null || y == null ? INCOMPARABLE : Numbers.compare(x, y);
    }

    private static @Nullable Number number(Object value) {
        if (value instanceof String text) {
            return Numbers.of(text);
        }
        return value instanceof Number number ? Numbers.normal(number) : null;
    }

    static boolean contains(@Nullable Object whole, @Nullable Object part) {
        if (whole == null || part == null) {
            return false;
        }
        if (whole instanceof Collection<?> items) {
            return holds(items, part);
        }
        if (whole instanceof String text && part instanceof String needle) {
            if (text.length() > Limits.SEARCHED_TEXT || needle.length() > Limits.NEEDLE) {
                throw Failure.TOO_EXPENSIVE;
            }
            return text.contains(needle);
        }
        throw Failure.BAD_VALUE;
    }

    private static boolean holds(Collection<?> items, Object part) {
        if (items.size() > Limits.VALUE_LIST) {
            throw Failure.TOO_EXPENSIVE;
        }
        for (Object item : items) {
            if (equal(item, part)) {
                return true;
            }
        }
        return false;
    }

    /** Without a value, a text of spaces only, or a list without items. */
    static boolean empty(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        if (value instanceof String text) {
            return text.isBlank();
        }
        return value instanceof Collection<?> items && items.isEmpty();
    }
}
