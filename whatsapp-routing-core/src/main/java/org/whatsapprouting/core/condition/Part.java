package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of a condition as it was understood. Prints itself as a condition would spell it, with all its parentheses. */
sealed interface Part {

    /** What its values are; {@link ValueType#ANY} if that shows only when it is evaluated. */
    ValueType type();

    /** Whether it has a number whenever it has a value at all, without looking at variables. */
    default boolean isSurelyNumber() {
        return false;
    }

    /**
     * A literal.
     *
     * @param value a text, number (Long or BigDecimal), flag, list of them, or null
     */
    record Constant(@Nullable Object value, ValueType type) implements Part {
        @Override
        public boolean isSurelyNumber() {
            return type == ValueType.NUMBER;
        }

        @Override
        public String toString() {
            return Spelling.of(value);
        }
    }

    /** A variable. */
    record Named(String name, ValueType type) implements Part {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A part of a map or list.
     *
     * @param key a String, or an Integer from 0
     */
    record Step(Part of, Object key) implements Part {
        @Override
        public ValueType type() {
            return ValueType.ANY;
        }

        @Override
        public String toString() {
            return of + "[" + (key instanceof String name ? Spelling.quoted(name) : key) + "]";
        }
    }

    /** A function of something. */
    record Call(Function function, Part on, List<Part> arguments) implements Part {
        @Override
        public ValueType type() {
            return function.result();
        }

        @Override
        public boolean isSurelyNumber() {
            return type() == ValueType.NUMBER;
        }

        @Override
        public String toString() {
            return on
                    + arguments.stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ", "." + function.spelling() + "(", ")"));
        }
    }

    /** A condition, in other words: what is true or false, or fails. */
    sealed interface Test extends Part {
        @Override
        default ValueType type() {
            return ValueType.FLAG;
        }
    }

    /** {@code ==} and its kin. */
    record Compare(Sign sign, Part left, Part right) implements Test {
        @Override
        public String toString() {
            return "(" + left + " " + sign.spelling() + " " + right + ")";
        }
    }

    /** {@code contains}. */
    record Contains(Part whole, Part part) implements Test {
        @Override
        public String toString() {
            return "(" + whole + " contains " + part + ")";
        }
    }

    /** {@code == empty}. */
    record Empty(Part part) implements Test {
        @Override
        public String toString() {
            return "(" + part + " == empty)";
        }
    }

    /** {@code ~=}: the whole text matches. */
    record Matches(Part text, Pattern pattern) implements Test {
        @Override
        public String toString() {
            return "(" + text + " ~= " + Spelling.quoted(pattern.pattern()) + ")";
        }
    }

    /** Holds if its part does not. */
    record Not(Part part) implements Test {
        @Override
        public String toString() {
            return part instanceof Not ? "!(" + part + ")" : "!" + part;
        }
    }

    /** Holds if all parts hold; stops at the first that does not. */
    record All(List<Part> parts) implements Test {
        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" && ", "(", ")"));
        }
    }

    /** Holds if a part holds; stops at the first that does. */
    record Any(List<Part> parts) implements Test {
        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" || ", "(", ")"));
        }
    }

    /**
     * Calculates, or joins texts.
     *
     * @param sign one of {@code + - * / %}
     */
    record Arithmetic(char sign, Part left, Part right) implements Part {
        /** Whether a plus may turn out to join texts. */
        boolean mayJoin() {
            return sign == '+' && (left.type() != ValueType.NUMBER || right.type() != ValueType.NUMBER);
        }

        @Override
        public boolean isSurelyNumber() {
            return !mayJoin();
        }

        @Override
        public ValueType type() {
            return mayJoin() ? ValueType.ANY : ValueType.NUMBER;
        }

        @Override
        public String toString() {
            return "(" + left + " " + sign + " " + right + ")";
        }
    }

    /** {@code ? :}. Only the chosen part is evaluated. */
    record Choice(Part test, Part yes, Part no) implements Part {
        @Override
        public ValueType type() {
            return yes.type() == no.type() ? yes.type() : ValueType.ANY;
        }

        @Override
        public boolean isSurelyNumber() {
            return yes.isSurelyNumber() && no.isSurelyNumber();
        }

        @Override
        public String toString() {
            return "(" + test + " ? " + yes + " : " + no + ")";
        }
    }

    /** Signs that compare. */
    enum Sign {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        static final Map<String, Sign> BY_SPELLING =
                java.util.Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Sign::spelling, sign -> sign));

        private final String spelling;

        Sign(String spelling) {
            this.spelling = spelling;
        }

        String spelling() {
            return spelling;
        }
    }
}
