package org.whatsapprouting.core.condition;

import org.whatsapprouting.core.condition.Compilation.Code;

/**
 * Which parts go together. Refused is what can only come to nothing: a condition that is never true or false, a
 * calculation that always fails, a variable compared with what it never is.
 */
final class Typing {
    private Typing() {}

    /** A part as something that holds or not. */
    static Part flag(Part part, int at) {
        if (isNull(part) || (part.type() != ValueType.FLAG && part.type() != ValueType.ANY)) {
            throw wrong(
                    at, "Here must be something true or false, but " + words(part) + ". Compare it with something.");
        }
        return part;
    }

    static void checkEqual(Part left, Part right, int at) {
        if (!isDeclared(left) && !isDeclared(right)) {
            return;
        }
        boolean unknown = left.type() == ValueType.ANY || right.type() == ValueType.ANY;
        if (!isNull(left)
                && !isNull(right)
                && !unknown
                && (left.type() == ValueType.TEXTS || right.type() == ValueType.TEXTS)) {
            throw wrong(at, "A list cannot be compared as a whole. Write: list contains x.");
        }
        if (!unknown && (left.type() == ValueType.FLAG) != (right.type() == ValueType.FLAG)) {
            throw wrong(
                    at, "One side is true or false and the other is not. Compare with true or false, without quotes.");
        }
        checkNumeric(left, right, at);
        checkNumeric(right, left, at);
    }

    static void checkOrder(Part left, Part right, int at) {
        if ((isDeclared(left) && !(hasOrder(left) && hasOrder(right)))
                || (isDeclared(right) && !(hasOrder(left) && hasOrder(right)))) {
            throw wrong(at, "Only texts and numbers are less or greater.");
        }
        checkNumeric(left, right, at);
        checkNumeric(right, left, at);
    }

    static void checkContains(Part whole, Part part, int at) {
        if (!isDeclared(whole) && !isDeclared(part)) {
            return;
        }
        if (whole.type() == ValueType.TEXTS || whole.type() == ValueType.ANY) {
            if (whole.type() == ValueType.TEXTS && !hasOrder(part)) {
                throw wrong(at, "A list is asked for a text or a number.");
            }
            return;
        }
        if (whole.type() != ValueType.TEXT) {
            throw wrong(at, "Only texts and lists contain something, but " + words(whole) + ".");
        }
        if (isNull(part) || (part.type() != ValueType.TEXT && part.type() != ValueType.ANY)) {
            throw wrong(at, "A text is searched for a text, but " + words(part) + ". Put it between quotes.");
        }
        if (part instanceof Part.Constant literal && "".equals(literal.value())) {
            throw wrong(at, "Every text contains ''. Write x == empty or x != empty.");
        }
    }

    static void checkMatches(Part text, int at) {
        if (isDeclared(text) && text.type() != ValueType.TEXT) {
            throw wrong(at, "Only a text can match a pattern, but " + words(text) + ".");
        }
    }

    /** A side of {@code + - * / %}. */
    static void checkOperand(char sign, Part part, int at) {
        boolean spellsNone = sign != '+'
                && part instanceof Part.Constant literal
                && literal.value() instanceof String text
                && Numbers.of(text) == null;
        if (isNull(part) || part.type() == ValueType.FLAG || part.type() == ValueType.TEXTS || spellsNone) {
            throw wrong(at, "Nothing can be calculated here: " + words(part) + ".");
        }
    }

    static void checkReceiver(Function function, Part on, int at) {
        if (!function.isOf(on.type())) {
            throw wrong(at, "There is no " + function.spelling() + "() here: " + words(on) + ".");
        }
    }

    static void checkArgument(Function function, int index, Part argument, int at) {
        var wanted = function.argument(index);
        boolean fits = argument.type() == ValueType.ANY
                || argument.type() == wanted
                || (wanted == ValueType.NUMBER && argument.type() == ValueType.TEXT);
        if (!fits) {
            throw wrong(at, function.spelling() + "() takes " + wanted.words() + " here, but " + words(argument) + ".");
        }
    }

    private static void checkNumeric(Part number, Part other, int at) {
        if (isDeclared(number)
                && number.type() == ValueType.NUMBER
                && other instanceof Part.Constant literal
                && literal.value() instanceof String text
                && Numbers.of(text) == null) {
            throw wrong(at, number + " is a number, and " + literal + " is none. Compare it with a number.");
        }
    }

    /** Whether it is a variable whose type is known. Mismatched literals are just never equal. */
    private static boolean isDeclared(Part part) {
        return part instanceof Part.Named && part.type() != ValueType.ANY;
    }

    private static boolean hasOrder(Part part) {
        return !isNull(part)
                && (part.type() == ValueType.TEXT || part.type() == ValueType.NUMBER || part.type() == ValueType.ANY);
    }

    private static boolean isNull(Part part) {
        return part instanceof Part.Constant constant && constant.value() == null;
    }

    /** How messages say what a part is. */
    static String words(Part part) {
        return part + " is " + (isNull(part) ? "without a value" : part.type().words());
    }

    private static Refusal wrong(int at, String message) {
        return new Refusal(Code.WRONG_TYPE, at, message);
    }
}
