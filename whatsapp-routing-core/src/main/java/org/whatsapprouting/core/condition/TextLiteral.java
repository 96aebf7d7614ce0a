package org.whatsapprouting.core.condition;

import org.whatsapprouting.core.condition.Compilation.Code;

/** Reads one text between quotes. */
final class TextLiteral {
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String source;
    private final StringBuilder value = new StringBuilder();
    private int next;

    /** @param start where the opening quote stands, from 0 */
    TextLiteral(String source, int start) {
        this.source = source;
        this.next = start + 1;
        char quote = source.charAt(start);
        while (true) {
            if (next == source.length()) {
                throw new Refusal(Code.BAD_TEXT, start + 1, "This text does not end. Close it with " + quote + ".");
            }
            char c = source.charAt(next++);
            if (c == quote) {
                break;
            }
            value.append(c == '\\' ? escape() : plain(c));
        }
        checkWhole(start);
    }

    String value() {
        return value.toString();
    }

    /** Where the character after the closing quote stands. */
    int end() {
        return next;
    }

    private char plain(char c) {
        if (isInvisible(c)) {
            throw new Refusal(
                    Code.BAD_TEXT,
                    next,
                    String.format(
                            java.util.Locale.ROOT,
                            "The text holds the invisible character U+%04X. Leave it out, or write it as \\u%04x.",
                            (int) c,
                            (int) c));
        }
        return c;
    }

    private char escape() {
        if (next == source.length()) {
            throw wrongEscape();
        }
        return switch (source.charAt(next++)) {
            case '\\' -> '\\';
            case '\'' -> '\'';
            case '"' -> '"';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrongEscape();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = next < source.length() && source.charAt(next) < 0x80
                    ? Character.digit(source.charAt(next), HEX)
                    : -1;
            if (digit < 0) {
                throw wrongEscape();
            }
            code = code * HEX + digit;
            next++;
        }
        return (char) code;
    }

    private Refusal wrongEscape() {
        return new Refusal(
                Code.BAD_TEXT,
                Math.min(next, source.length()),
                "After a backslash stands \\, ', \", n, r, t, or u with four hexadecimal digits.");
    }

    private void checkWhole(int start) {
        if (value.length() > Limits.TEXT_LITERAL) {
            throw new Refusal(Code.TOO_LARGE, start + 1, "A text has at most " + Limits.TEXT_LITERAL + " characters.");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Refusal(Code.BAD_TEXT, start + 1, "The text holds half of a character. Write the whole one.");
            }
        }
    }

    /** Controls, line separators, and the characters that turn the direction of writing: they make a text lie about itself. */
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> c != '\u200c' && c != '\u200d';
            default -> false;
        };
    }
}
