package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** Reads numbers, and lists of literals. */
final class Literals {
    private Literals() {}

    static Number number(Token token, String sign) {
        var number = Numbers.of(sign + token.text());
        if (number == null) {
            throw new IllegalStateException("The lexer passes plain decimals only.");
        }
        return number;
    }

    /** A list, whose bracket was taken. */
    static Part.Constant list(Token open, Tokens tokens) {
        var items = new ArrayList<@Nullable Object>();
        do {
            items.add(item(tokens));
        } while (tokens.takeIf(","));
        tokens.expect("]", "',' or ']'");
        if (items.size() > Limits.LIST) {
            throw new Refusal(Code.TOO_LARGE, open.at(), "A list has at most " + Limits.LIST + " items.");
        }
        return new Part.Constant(Collections.unmodifiableList(items), ValueType.TEXTS);
    }

    private static @Nullable Object item(Tokens tokens) {
        var token = tokens.take();
        if (token.is("-") && tokens.peek().kind() == Kind.NUMBER) {
            return number(tokens.take(), "-");
        }
        if (token.kind() == Kind.NUMBER) {
            return number(token, "");
        }
        if (token.kind() == Kind.TEXT) {
            return token.text();
        }
        if (token.isWord("true") || token.isWord("false")) {
            return token.isWord("true");
        }
        if (token.isWord("null") || token.isWord("nil")) {
            return null;
        }
        throw Tokens.unexpected(token, "a text or number of the list");
    }
}
