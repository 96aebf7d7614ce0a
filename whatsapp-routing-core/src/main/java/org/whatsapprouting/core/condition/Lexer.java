package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.List;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** Cuts the text of a condition into tokens. Outside of text literals only ASCII is allowed. */
final class Lexer {
    /** Longest first, so that none hides another. */
    private static final List<String> SIGNS = List.of(
            "==", "!=", "<=", ">=", "&&", "||", "~=", "<", ">", "!", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/",
            "%", "?", ":");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Lexer(String text) {
        this.text = text;
    }

    /** @throws Refusal at the first character that has no place in a condition */
    List<Token> tokens() {
        for (skipSpaces(); next < text.length(); skipSpaces()) {
            if (tokens.size() == Limits.TOKENS) {
                throw new Refusal(
                        Code.TOO_LARGE,
                        next + 1,
                        "The condition has more than " + Limits.TOKENS
                                + " words and signs. Use several GoToIf actions.");
            }
            tokens.add(token());
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private void skipSpaces() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private Token token() {
        int start = next;
        char c = text.charAt(start);
        if (c == '\'' || c == '"') {
            var literal = new TextLiteral(text, start);
            next = literal.end();
            Placeholders.refuseIn(literal.value(), text, start);
            return new Token(Kind.TEXT, literal.value(), start + 1);
        }
        if (Names.isStart(c)) {
            return word(Kind.NAME, start);
        }
        if (Names.isDigit(c)) {
            return number(start);
        }
        Foreign.refuseAt(text, start);
        for (String sign : SIGNS) {
            if (text.startsWith(sign, start)) {
                next = start + sign.length();
                return new Token(Kind.SIGN, sign, start + 1);
            }
        }
        throw Foreign.character(c, start + 1);
    }

    private Token word(Kind kind, int start) {
        while (next < text.length() && Names.isPart(text.charAt(next))) {
            next++;
        }
        var word = text.substring(start, next);
        if (kind == Kind.NAME && word.length() > Names.MAX_LENGTH) {
            throw new Refusal(Code.TOO_LARGE, start + 1, "A name has at most " + Names.MAX_LENGTH + " characters.");
        }
        return new Token(kind, word, start + 1);
    }

    private Token number(int start) {
        word(Kind.NUMBER, start);
        if (next + 1 < text.length() && text.charAt(next) == '.' && Names.isDigit(text.charAt(next + 1))) {
            next++;
            word(Kind.NUMBER, next);
        }
        var number = text.substring(start, next);
        boolean leadingZero = number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.';
        if (number.length() > Limits.NUMBER || leadingZero || Numbers.of(number) == null) {
            throw new Refusal(
                    Code.BAD_NUMBER,
                    start + 1,
                    "Numbers are plain decimals of at most " + Limits.NUMBER
                            + " characters, such as 10 or 19.8. Put quotes around what is not a number.");
        }
        return new Token(Kind.NUMBER, number, start + 1);
    }
}
