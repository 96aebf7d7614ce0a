package org.whatsapprouting.core.condition;

/**
 * One word of a condition.
 *
 * @param kind what it is
 * @param text a name or operator as written, a text without its quotes and escapes, the digits of a number
 * @param at its place, from 1
 */
record Token(Kind kind, String text, int at) {

    /** What a token is. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    /** How messages name it. A text literal is not repeated. */
    String words() {
        return switch (kind) {
            case TEXT -> "a text";
            case END -> "the end";
            default -> "'" + text + "'";
        };
    }
}
