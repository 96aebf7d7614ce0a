package org.whatsapprouting.core.condition;

import org.whatsapprouting.core.condition.Compilation.Code;

/** Which parts go together. What cannot be true whatever the values are is refused when it is compiled. */
final class Typing {
    private Typing() {}

    /** A part as something that holds or not. */
    static Check check(Part part, int at) {
        if (part instanceof Check check) {
            return check;
        }
        var operand = (Operand) part;
        if (operand.type() != ValueType.FLAG) {
            throw wrong(
                    at,
                    "Here must be something true or false, but " + operand + " is " + words(operand)
                            + ". Compare it with something.");
        }
        return new Check.Flag(operand);
    }

    /** A part as something with a value. */
    static Operand operand(Part part, int at) {
        if (part instanceof Operand operand) {
            return operand;
        }
        throw wrong(at, "The result of a comparison cannot be compared. Join comparisons with && and ||.");
    }

    static void checkEqual(Operand left, Operand right, int at) {
        if (left.type() == ValueType.TEXTS || right.type() == ValueType.TEXTS) {
            throw wrong(at, "A list cannot be compared as a whole. Write: list contains x.");
        }
        boolean oneFlag = left.type() == ValueType.FLAG ^ right.type() == ValueType.FLAG;
        if (oneFlag && left.type() != null && right.type() != null) {
            throw wrong(
                    at, "One side is true or false and the other is not. Compare with true or false, without quotes.");
        }
        checkNumeric(left, right, at);
        checkNumeric(right, left, at);
    }

    static void checkOrder(Operand left, Operand right, int at) {
        if (!isScalar(left) || !isScalar(right)) {
            throw wrong(at, "Only texts and numbers are less or greater.");
        }
        checkNumeric(left, right, at);
        checkNumeric(right, left, at);
    }

    static void checkContains(Operand whole, Operand part, int at) {
        if (whole.type() == ValueType.TEXTS) {
            if (!isScalar(part)) {
                throw wrong(at, "A list is asked for a text or a number.");
            }
            return;
        }
        if (whole.type() != ValueType.TEXT) {
            throw wrong(at, "Only texts and lists contain something, but " + whole + " is " + words(whole) + ".");
        }
        if (part.type() != ValueType.TEXT) {
            throw wrong(
                    at,
                    "A text is searched for a text, but " + part + " is " + words(part) + ". Put it between quotes.");
        }
        if (part instanceof Operand.Literal literal && "".equals(literal.constant())) {
            throw wrong(at, "Every text contains ''. Write x == empty or x != empty.");
        }
    }

    static void checkMatches(Operand text, int at) {
        if (text.type() != ValueType.TEXT) {
            throw wrong(at, "Only a text can match a pattern, but " + text + " is " + words(text) + ".");
        }
    }

    private static void checkNumeric(Operand number, Operand other, int at) {
        if (number.type() == ValueType.NUMBER
                && other instanceof Operand.Literal literal
                && literal.constant() instanceof String text
                && Numbers.of(text) == null) {
            throw wrong(at, number + " is a number, and " + literal + " is none. Compare it with a number.");
        }
    }

    private static boolean isScalar(Operand operand) {
        return operand.type() == ValueType.TEXT || operand.type() == ValueType.NUMBER;
    }

    private static String words(Operand operand) {
        return operand.type() == null ? "without a value" : operand.type().words();
    }

    private static Refusal wrong(int at, String message) {
        return new Refusal(Code.WRONG_TYPE, at, message);
    }
}
