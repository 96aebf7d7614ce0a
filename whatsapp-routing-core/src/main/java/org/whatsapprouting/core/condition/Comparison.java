package org.whatsapprouting.core.condition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators mean. A missing value equals only another missing one, and nothing is true of it otherwise. What cannot
 * be compared is not equal, and neither less nor greater.
 */
final class Comparison {
    private static final int INCOMPARABLE = Integer.MIN_VALUE;

    private Comparison() {}

    static boolean compare(Part.Sign sign, @Nullable Object a, @Nullable Object b) {
        if (sign == Part.Sign.EQUAL || sign == Part.Sign.UNEQUAL) {
            return equal(a, b) == (sign == Part.Sign.EQUAL);
        }
        int order = a == null || b == null ? INCOMPARABLE : order(a, b);
        if (order == INCOMPARABLE) {
            return false;
        }
        return switch (sign) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Boolean || b instanceof Boolean) {
            return a.equals(b);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return equalItems(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return equalEntries(x, y);
        }
        return order(a, b) == 0;
    }

    private static boolean equalItems(List<?> a, List<?> b) {
        boolean equal = a.size() == b.size();
        for (int i = 0; equal && i < a.size(); i++) {
            equal = equal(a.get(i), b.get(i));
        }
        return equal;
    }

    private static boolean equalEntries(Map<?, ?> a, Map<?, ?> b) {
        boolean equal = a.size() == b.size();
        for (var entry : a.entrySet()) {
            equal = equal && b.containsKey(entry.getKey()) && equal(entry.getValue(), b.get(entry.getKey()));
        }
        return equal;
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
        return value instanceof Number number ? number : null;
    }

    static boolean contains(@Nullable Object whole, @Nullable Object part, Meter meter) {
        if (whole == null || part == null) {
            return false;
        }
        if (whole instanceof List<?> items) {
            meter.spend(items.size());
            return holds(items, part);
        }
        if (whole instanceof Map<?, ?> map) {
            return part instanceof String key && map.containsKey(key);
        }
        if (whole instanceof String && (part instanceof String || part instanceof Number)) {
            var text = Text.searchable(whole);
            var needle = Text.needle(part);
            meter.spend(Cost.search(text.length(), needle.length()));
            return text.contains(needle);
        }
        return false;
    }

    private static boolean holds(List<?> items, Object part) {
        for (Object item : items) {
            if (equal(item, part)) {
                return true;
            }
        }
        return false;
    }

    /** A whole text, or the plain digits of a number; nothing else matches a pattern. */
    static boolean matches(@Nullable Object value, com.google.re2j.Pattern pattern, Meter meter) {
        if (!(value instanceof String) && !(value instanceof Number)) {
            return false;
        }
        var text = Text.joinable(value);
        if (text.length() > Limits.MATCHED_TEXT) {
            throw Failure.TOO_EXPENSIVE;
        }
        meter.spend(Cost.match(text.length(), pattern.programSize()));
        return pattern.matches(text);
    }

    /** Without a value, a text of spaces only, or a list or map of nothing. */
    static boolean empty(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        if (value instanceof String text) {
            return text.isBlank();
        }
        return (value instanceof List<?> list && list.isEmpty()) || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
