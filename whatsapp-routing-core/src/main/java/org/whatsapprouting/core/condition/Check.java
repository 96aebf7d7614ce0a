package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Something that is true or false. Prints itself as a condition would spell it, with all its parentheses. */
sealed interface Check extends Part {

    /** @throws Failure if it is neither */
    boolean holds(Values values);

    /** Holds if all parts hold; stops at the first that does not. */
    record All(Check[] parts) implements Check {
        @Override
        public boolean holds(Values values) {
            for (Check part : parts) {
                if (!part.holds(values)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return Arrays.stream(parts).map(Check::toString).collect(Collectors.joining(" && ", "(", ")"));
        }
    }

    /** Holds if a part holds; stops at the first that does. */
    record Any(Check[] parts) implements Check {
        @Override
        public boolean holds(Values values) {
            for (Check part : parts) {
                if (part.holds(values)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return Arrays.stream(parts).map(Check::toString).collect(Collectors.joining(" || ", "(", ")"));
        }
    }

    /** Holds if its part does not. */
    record Not(Check part) implements Check {
        @Override
        public boolean holds(Values values) {
            return !part.holds(values);
        }

        @Override
        public String toString() {
            return part instanceof Not ? "!(" + part + ")" : "!" + part;
        }
    }

    /** A flag by itself. */
    record Flag(Operand operand) implements Check {
        @Override
        public boolean holds(Values values) {
            if (operand.value(values) instanceof Boolean flag) {
                return flag;
            }
            throw Failure.NOT_A_FLAG;
        }

        @Override
        public String toString() {
            return operand.toString();
        }
    }

    /** {@code ==}. */
    record Equal(Operand left, Operand right) implements Check {
        @Override
        public boolean holds(Values values) {
            return Comparison.equal(left.value(values), right.value(values));
        }

        @Override
        public String toString() {
            return "(" + left + " == " + right + ")";
        }
    }

    /** {@code <} and {@code <=}; the greater signs are these with their sides exchanged. */
    record Less(Operand left, Operand right, boolean orEqual) implements Check {
        @Override
        public boolean holds(Values values) {
            return Comparison.less(left.value(values), right.value(values), orEqual);
        }

        @Override
        public String toString() {
            return "(" + left + (orEqual ? " <= " : " < ") + right + ")";
        }
    }

    /** {@code == empty}. */
    record Empty(Operand operand) implements Check {
        @Override
        public boolean holds(Values values) {
            return Comparison.empty(operand.value(values));
        }

        @Override
        public String toString() {
            return "(" + operand + " == empty)";
        }
    }

    /** {@code contains}. */
    record Contains(Operand whole, Operand part) implements Check {
        @Override
        public boolean holds(Values values) {
            return Comparison.contains(whole.value(values), part.value(values));
        }

        @Override
        public String toString() {
            return "(" + whole + " contains " + part + ")";
        }
    }

    /** {@code ~=}: the whole text matches. */
    record Matches(Operand text, Pattern pattern) implements Check {
        @Override
        public boolean holds(Values values) {
            var value = text.value(values);
            if (value == null) {
                return false;
            }
            if (!(value instanceof String held)) {
                throw Failure.BAD_VALUE;
            }
            if (held.length() > Limits.MATCHED_TEXT) {
                throw Failure.TOO_EXPENSIVE;
            }
            return pattern.matches(held);
        }

        @Override
        public String toString() {
            return "(" + text + " ~= " + Spelling.quoted(pattern.pattern()) + ")";
        }
    }

    /** What stands for a text that is no condition. */
    record Never() implements Check {
        @Override
        public boolean holds(Values values) {
            throw Failure.REFUSED;
        }

        @Override
        public String toString() {
            return "refused";
        }
    }
}
