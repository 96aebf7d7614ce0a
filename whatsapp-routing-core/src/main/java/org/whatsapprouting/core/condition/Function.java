package org.whatsapprouting.core.condition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be called. Nothing else can be: these are not methods that are looked up, they are all there is. Of a missing
 * value they have an empty result; of a value of the wrong kind they fail.
 */
enum Function {
    LOWER_CASE("toLowerCase", ValueType.TEXT, Receiver.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Text.of(on).toLowerCase(Locale.ROOT);
        }
    },
    UPPER_CASE("toUpperCase", ValueType.TEXT, Receiver.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Text.of(on).toUpperCase(Locale.ROOT);
        }
    },
    TRIM("trim", ValueType.TEXT, Receiver.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Text.of(on).strip();
        }
    },
    LENGTH("length", ValueType.NUMBER, Receiver.SIZED) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Plain.size(on);
        }
    },
    SIZE("size", ValueType.NUMBER, Receiver.SIZED) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Plain.size(on);
        }
    },
    IS_EMPTY("isEmpty", ValueType.FLAG, Receiver.SIZED) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            return Plain.size(on) == 0;
        }
    },
    STARTS_WITH("startsWith", ValueType.FLAG, Receiver.TEXT, ValueType.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            var text = Text.of(on);
            return arguments[0] != null && text.startsWith(Text.of(arguments[0]));
        }
    },
    ENDS_WITH("endsWith", ValueType.FLAG, Receiver.TEXT, ValueType.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            var text = Text.of(on);
            return arguments[0] != null && text.endsWith(Text.of(arguments[0]));
        }
    },
    EQUALS_IGNORE_CASE("equalsIgnoreCase", ValueType.FLAG, Receiver.TEXT, ValueType.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            var text = Text.of(on);
            return arguments[0] != null && text.equalsIgnoreCase(Text.of(arguments[0]));
        }
    },
    INDEX_OF("indexOf", ValueType.NUMBER, Receiver.TEXT, ValueType.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            var text = Text.searchable(Text.of(on));
            return arguments[0] == null ? -1L : (long) text.indexOf(Text.needle(arguments[0]));
        }
    },
    SUBSTRING("substring", ValueType.TEXT, Receiver.TEXT, ValueType.NUMBER, ValueType.NUMBER) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            var text = Text.of(on);
            int start = Numbers.between(arguments[0], text.length());
            int end = arguments.length == 1 ? text.length() : Numbers.between(arguments[1], text.length());
            return start < end ? text.substring(start, end) : "";
        }

        @Override
        boolean takes(int arguments) {
            return arguments == 1 || arguments == 2;
        }
    },
    CONTAINS_KEY("containsKey", ValueType.FLAG, Receiver.MAP, ValueType.TEXT) {
        @Override
        Object of(Object on, @Nullable Object[] arguments) {
            if (!(on instanceof Map<?, ?> map)) {
                throw Failure.WRONG_TYPE;
            }
            return arguments[0] != null && map.containsKey(Text.of(arguments[0]));
        }
    };

    /** Functions that are another way to spell an operator; the parser turns them into it. */
    static final Set<String> OPERATORS = Set.of("contains", "equals", "matches");

    private static final Map<String, Function> BY_SPELLING =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Function::spelling, function -> function));

    /** What a function is asked of. */
    enum Receiver {
        TEXT(Set.of(ValueType.ANY, ValueType.TEXT)),
        SIZED(Set.of(ValueType.ANY, ValueType.TEXT, ValueType.TEXTS)),
        MAP(Set.of(ValueType.ANY));

        private final Set<ValueType> types;

        Receiver(Set<ValueType> types) {
            this.types = types;
        }
    }

    private final String spelling;
    private final ValueType result;
    private final Receiver receiver;
    private final List<ValueType> arguments;

    Function(String spelling, ValueType result, Receiver receiver, ValueType... arguments) {
        this.spelling = spelling;
        this.result = result;
        this.receiver = receiver;
        this.arguments = List.of(arguments);
    }

    static @Nullable Function named(String name) {
        return BY_SPELLING.get(name);
    }

    /** @throws Failure if the values are of the wrong kinds */
    abstract Object of(Object on, @Nullable Object[] arguments);

    /** The result for a missing value. */
    Object ofNothing() {
        return switch (result) {
            case TEXT -> "";
            case NUMBER -> this == INDEX_OF ? -1L : 0L;
            default -> this == IS_EMPTY;
        };
    }

    String spelling() {
        return spelling;
    }

    ValueType result() {
        return result;
    }

    boolean isOf(ValueType type) {
        return receiver.types.contains(type);
    }

    boolean takes(int count) {
        return count == arguments.size();
    }

    ValueType argument(int index) {
        return arguments.get(index);
    }
}
