package org.whatsapprouting.core.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes values of any record by its components: tries until the constructor takes them. */
final class SampleValues {
    private static final int TRIES = 3_000;
    private static final int MAX_DEPTH = 5;
    private static final List<String> TEXTS = List.of(
            "ana",
            "SUP",
            "vip-2",
            "#12aBcf",
            "0123456789abcdef".repeat(4),
            "https://chat.example.com/webhooks",
            "I'm here",
            "' || 'a' == 'a",
            "",
            "line\nbreak\ttab \u0000 \u001b[31m",
            "olá \u0939\u093f \ud83d\ude00",
            "half a pair \ud83d",
            "\u2028\ufeff\uffff",
            "{\"type\":\"text\"}",
            "x".repeat(5_000));

    private final RandomGenerator random;

    SampleValues(RandomGenerator random) {
        this.random = random;
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, depth);
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return pick(Arrays.asList(plain.getEnumConstants()));
        }
        if (plain.isRecord()) {
            return record(plain, depth);
        }
        if (plain.isSealed() && plain.isInterface()) {
            var permitted = Arrays.asList(plain.getPermittedSubclasses());
            return value(depth > MAX_DEPTH ? permitted.get(0) : pick(permitted), depth);
        }
        return scalar(plain);
    }

    private Object record(Class<?> type, int depth) {
        RuntimeException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return attempt(type, depth + 1);
            } catch (IllegalArgumentException refused) {
                last = refused;
            }
        }
        throw new AssertionError("No values found that " + type + " takes", last);
    }

    private Object attempt(Class<?> type, int depth) {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isNullable(components[i]) && random.nextBoolean()
                    ? null
                    : value(components[i].getGenericType(), depth);
        }
        try {
            var parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getConstructor(parameters).newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new AssertionError(type.toString(), thrown.getCause());
        } catch (ReflectiveOperationException notPublic) {
            throw new AssertionError(type.toString(), notPublic);
        }
    }

    private Object collection(ParameterizedType type, int depth) {
        var size = random.nextInt(depth > MAX_DEPTH ? 2 : 4);
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                var key = value(arguments[0], depth);
                map.put(
                        key instanceof String text ? text.replaceAll("[\\ud800-\\udfff]", "?") : key,
                        value(arguments[1], depth));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(arguments[0], depth));
        }
        return type.getRawType() == Set.class ? new HashSet<>(list) : list;
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return pick(TEXTS);
        } else if (type == int.class || type == Integer.class) {
            return pick(List.of(0, 1, 3, 7, 31, -1, Integer.MAX_VALUE, Integer.MIN_VALUE));
        } else if (type == long.class || type == Long.class) {
            return pick(List.of(0L, 1L, -1L, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE));
        } else if (type == double.class || type == Double.class) {
            return pick(List.of(0.0, -0.0, -23.5505, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY));
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == BigDecimal.class) {
            return pick(List.of("0", "1.50", "-19.8", "1E+400", "123456789012345678901234567890.1").stream()
                    .map(BigDecimal::new)
                    .toList());
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(3) * 1_000_001L);
        } else if (type == Duration.class) {
            return Duration.ofMillis(pick(List.of(0L, 1L, 15_000L, 3_600_000L, -5L)));
        } else if (type == LocalTime.class) {
            return LocalTime.ofSecondOfDay(random.nextInt(86_400));
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        } else if (type == MonthDay.class) {
            return pick(List.of(MonthDay.of(2, 29), MonthDay.of(12, 24)));
        } else if (type == ZoneId.class) {
            return pick(List.of(ZoneId.of("UTC"), ZoneId.of("America/Sao_Paulo"), ZoneId.of("+05:30")));
        }
        throw new AssertionError("No samples for " + type);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
