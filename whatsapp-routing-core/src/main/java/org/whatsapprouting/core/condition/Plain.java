package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition sees of a value: texts, numbers, flags, and copies of lists and maps of them. Nothing that belongs to
 * somebody else is ever asked for anything.
 */
final class Plain {
    private int entries;
    private long characters;

    private Plain() {}

    /** @throws Failure if it is anything else, or too much of it */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        return new Plain().copy(value, 0);
    }

    /** Characters of a text, items of a list, entries of a map. */
    static long size(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        throw Failure.WRONG_TYPE;
    }

    /** The entry of a map or the item of a list; null if there is none. */
    static @Nullable Object step(@Nullable Object value, Object key) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map && key instanceof String) {
            return map.get(key);
        }
        if (value instanceof List<?> list && key instanceof Integer index) {
            return index < list.size() ? list.get(index) : null;
        }
        throw Failure.WRONG_TYPE;
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof String text) {
            characters += text.length();
            if (characters > Limits.VALUE_CHARACTERS) {
                throw Failure.TOO_EXPENSIVE;
            }
            return text;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value.getClass() == BigDecimal.class) {
            var decimal = (BigDecimal) value;
            if (Math.abs((long) decimal.scale()) > Limits.SCALE || decimal.precision() > Limits.SCALE) {
                throw Failure.BAD_VALUE;
            }
            return decimal;
        }
        if (depth == Limits.VALUE_DEPTH) {
            throw Failure.TOO_EXPENSIVE;
        }
        if (value instanceof Collection<?> items) {
            return list(items, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        throw Failure.BAD_VALUE;
    }

    private List<@Nullable Object> list(Collection<?> items, int depth) {
        var copy = new ArrayList<@Nullable Object>();
        for (Object item : items) {
            count();
            copy.add(copy(item, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        var copy = new HashMap<String, @Nullable Object>();
        for (var entry : map.entrySet()) {
            count();
            if (!(entry.getKey() instanceof String key)) {
                throw Failure.BAD_VALUE;
            }
            copy.put(key, copy(entry.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private void count() {
        if (++entries > Limits.VALUE_LIST) {
            throw Failure.TOO_EXPENSIVE;
        }
    }
}
