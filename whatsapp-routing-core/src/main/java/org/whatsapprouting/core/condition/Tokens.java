package org.whatsapprouting.core.condition;

import java.util.List;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** The tokens of a condition, read from the first to the last. */
final class Tokens {
    private final List<Token> tokens;
    private int next;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The end is never passed: it can be taken again and again. */
    Token take() {
        var token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        boolean is = peek().is(sign);
        if (is) {
            take();
        }
        return is;
    }

    /** @throws Refusal if the next token is another one */
    void expect(String sign, String words) {
        var token = take();
        if (!token.is(sign)) {
            throw unexpected(token, words);
        }
    }

    static Refusal unexpected(Token token, String expected) {
        var instead = token.kind() == Kind.NAME ? Foreign.insteadOf(token.text()) : null;
        if (instead != null) {
            return new Refusal(Code.UNSUPPORTED, token.at(), instead);
        }
        if (token.kind() == Kind.NAME && Names.isReserved(token.text())) {
            return new Refusal(Code.UNSUPPORTED, token.at(), UnknownName.noMeaning(token.text()));
        }
        return new Refusal(Code.SYNTAX, token.at(), "Expected " + expected + ", but found " + token.words() + ".");
    }
}
