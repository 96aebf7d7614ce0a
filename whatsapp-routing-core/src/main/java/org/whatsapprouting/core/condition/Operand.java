package org.whatsapprouting.core.condition;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that has a value. Prints itself as a condition would spell it. */
sealed interface Operand extends Part {

    @Nullable
    Object value(Values values);

    /** What its values are, or null if that is not known: the literal null has no type. */
    @Nullable
    ValueType type();

    /** A variable. */
    record Named(String name, ValueType type) implements Operand {
        @Override
        public @Nullable Object value(Values values) {
            return values.get(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A literal text, number (Long or BigDecimal), flag, or null. */
    record Literal(@Nullable Object constant, @Nullable ValueType type) implements Operand {
        @Override
        public @Nullable Object value(Values values) {
            return constant;
        }

        @Override
        public String toString() {
            return constant instanceof String text ? Spelling.quoted(text) : String.valueOf(constant);
        }
    }

    /** A literal list of texts and numbers. */
    record Items(List<Object> constants) implements Operand {
        @Override
        public Object value(Values values) {
            return constants;
        }

        @Override
        public ValueType type() {
            return ValueType.TEXTS;
        }

        @Override
        public String toString() {
            return constants.stream()
                    .map(item -> item instanceof String text ? Spelling.quoted(text) : String.valueOf(item))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
