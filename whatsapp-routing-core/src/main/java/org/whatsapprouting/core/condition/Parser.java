package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** Reads tokens into a tree, top down, and checks that its parts go together. */
final class Parser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "~=");

    private final List<Token> tokens;
    private final Variables declared;
    private final Set<String> used = new LinkedHashSet<>();
    private int next;
    private int depth;
    private int nodes;
    private int patternSize;
    private int variableSearches;

    Parser(List<Token> tokens, Variables declared) {
        this.tokens = tokens;
        this.declared = declared;
    }

    /** @throws Refusal if the tokens are no condition */
    Check condition() {
        var check = Typing.check(or(), 1);
        var rest = peek();
        if (rest.kind() != Kind.END) {
            throw unexpected(rest, "&&, || or the end");
        }
        return check;
    }

    /** The names of the variables that were met. */
    Set<String> used() {
        return used;
    }

    private Part or() {
        return joined("||", this::and, Check.Any::new);
    }

    private Part and() {
        return joined("&&", this::not, Check.All::new);
    }

    private interface Join {
        Check of(Check[] parts);
    }

    private Part joined(String sign, Supplier<Part> operand, Join join) {
        int at = peek().at();
        var first = operand.get();
        if (!peek().is(sign)) {
            return first;
        }
        var parts = new ArrayList<Check>();
        parts.add(Typing.check(first, at));
        while (peek().is(sign)) {
            take();
            at = peek().at();
            parts.add(Typing.check(operand.get(), at));
        }
        return counted(join.of(parts.toArray(Check[]::new)));
    }

    private Part not() {
        if (!peek().is("!")) {
            return comparison();
        }
        var sign = take();
        if (peek().is("!")) {
            throw new Refusal(Code.UNSUPPORTED, sign.at(), "'!!' cancels itself. Leave both out.");
        }
        var part = primary();
        if (isComparison(peek())) {
            throw new Refusal(
                    Code.SYNTAX,
                    peek().at(),
                    "'!' belongs to what stands right after it. Use parentheses: !(a == b), or write !=.");
        }
        return counted(new Check.Not(Typing.check(part, sign.at() + 1)));
    }

    private Part comparison() {
        int at = peek().at();
        var left = primary();
        if (!isComparison(peek())) {
            refuseForeignOperator();
            return left;
        }
        var sign = take();
        var check = counted(compare(Typing.operand(left, at), sign));
        if (isComparison(peek())) {
            throw new Refusal(Code.SYNTAX, peek().at(), "Comparisons do not chain. Write a < b && b < c.");
        }
        return check;
    }

    /** Before the types are looked at, because it is the better answer to "x in ['a']" than that x is a text. */
    private void refuseForeignOperator() {
        var token = peek();
        if (token.is("-")) {
            throw new Refusal(Code.UNSUPPORTED, token.at(), "A minus stands right before a number only.");
        }
        if (token.kind() == Kind.NAME) {
            throw unexpected(token, "an operator");
        }
    }

    private static boolean isComparison(Token token) {
        return token.kind() == Kind.SIGN ? COMPARISONS.contains(token.text()) : token.isWord("contains");
    }

    private Check compare(Operand left, Token sign) {
        boolean unequal = sign.is("!=");
        if ((sign.is("==") || unequal) && peek().isWord("empty")) {
            take();
            return negatedIf(unequal, new Check.Empty(left));
        }
        if (sign.is("~=")) {
            return matches(left, sign.at());
        }
        int at = peek().at();
        var right = Typing.operand(primary(), at);
        if (sign.isWord("contains")) {
            Typing.checkContains(left, right, sign.at());
            countSearch(left, right, sign.at());
            return new Check.Contains(left, right);
        }
        if (sign.is("==") || unequal) {
            Typing.checkEqual(left, right, sign.at());
            return negatedIf(unequal, new Check.Equal(left, right));
        }
        Typing.checkOrder(left, right, sign.at());
        boolean orEqual = sign.text().length() == 2;
        return sign.text().charAt(0) == '<'
                ? new Check.Less(left, right, orEqual)
                : new Check.Less(right, left, orEqual);
    }

    private static Check negatedIf(boolean negated, Check check) {
        return negated ? new Check.Not(check) : check;
    }

    private Check matches(Operand text, int at) {
        Typing.checkMatches(text, at);
        var pattern = take();
        if (pattern.kind() != Kind.TEXT) {
            throw unexpected(pattern, "a pattern between quotes");
        }
        var compiled = Patterns.compile(pattern.text(), pattern.at());
        patternSize += compiled.programSize();
        if (patternSize > Limits.PATTERN_SIZE) {
            throw new Refusal(
                    Code.BAD_PATTERN,
                    pattern.at(),
                    "The patterns of the condition are too large together. Use smaller counts or fewer patterns.");
        }
        return new Check.Matches(text, compiled);
    }

    private void countSearch(Operand left, Operand right, int at) {
        if (left.type() == ValueType.TEXT
                && right instanceof Operand.Named
                && ++variableSearches > Limits.VARIABLE_SEARCHES) {
            throw new Refusal(
                    Code.TOO_LARGE,
                    at,
                    "A condition searches for the text of a variable at most " + Limits.VARIABLE_SEARCHES
                            + " times. Use several GoToIf actions.");
        }
    }

    private Part primary() {
        var token = take();
        return switch (token.kind()) {
            case TEXT -> literal(token.text(), ValueType.TEXT);
            case NUMBER -> literal(number(token, ""), ValueType.NUMBER);
            case NAME -> word(token);
            case SIGN -> sign(token);
            case END -> throw unexpected(token, "a variable, text or number");
        };
    }

    private Part sign(Token token) {
        if (token.is("(")) {
            return group(token);
        }
        if (token.is("[")) {
            return list(token);
        }
        if (token.is("-") && peek().kind() == Kind.NUMBER) {
            return literal(number(take(), "-"), ValueType.NUMBER);
        }
        if (token.is("-")) {
            throw new Refusal(Code.UNSUPPORTED, token.at(), "A minus stands right before a number only.");
        }
        throw unexpected(token, "a variable, text or number");
    }

    private Part group(Token open) {
        if (++depth > Limits.DEPTH) {
            throw new Refusal(
                    Code.TOO_LARGE, open.at(), "More than " + Limits.DEPTH + " parentheses inside each other.");
        }
        var inside = or();
        var close = take();
        if (!close.is(")")) {
            throw unexpected(close, "')' for the '(' at " + open.at());
        }
        depth--;
        return inside;
    }

    private Part list(Token open) {
        var items = new ArrayList<Object>();
        Token separator;
        do {
            var item = take();
            boolean negative = item.is("-");
            var value = negative ? take() : item;
            if (value.kind() == Kind.NUMBER) {
                items.add(number(value, negative ? "-" : ""));
            } else if (value.kind() == Kind.TEXT && !negative) {
                items.add(value.text());
            } else {
                throw unexpected(value, "a text or number of the list");
            }
            separator = take();
        } while (separator.is(","));
        if (!separator.is("]")) {
            throw unexpected(separator, "',' or ']'");
        }
        if (items.size() > Limits.LIST) {
            throw new Refusal(Code.TOO_LARGE, open.at(), "A list has at most " + Limits.LIST + " items.");
        }
        return counted(new Operand.Items(List.copyOf(items)));
    }

    private Part word(Token token) {
        switch (token.text()) {
            case "true", "false":
                return literal(Boolean.valueOf(token.text()), ValueType.FLAG);
            case "null", "nil":
                return counted(new Operand.Literal(null, null));
            default:
                break;
        }
        var name = new StringBuilder(token.text());
        var last = token;
        int steps = 1;
        while (peek().is(".")) {
            take();
            last = take();
            if (last.kind() != Kind.NAME) {
                throw unexpected(last, "a name after the '.'");
            }
            if (peek().is("(")) {
                return call(variable(name.toString(), token), last);
            }
            name.append('.').append(last.text());
            if (++steps > Names.MAX_STEPS) {
                throw new Refusal(Code.TOO_LARGE, last.at(), "A name has at most " + Names.MAX_STEPS + " steps.");
            }
        }
        if (peek().is("(") || peek().is("[")) {
            throw new Refusal(
                    Code.UNSUPPORTED,
                    peek().at(),
                    peek().is("(")
                            ? "Conditions call nothing. " + Foreign.insteadOfFunction(token.text())
                            : "Write the name after a dot instead of [].");
        }
        return variable(name.toString(), token);
    }

    private Check call(Operand.Named on, Token function) {
        if (!function.text().equals("matches")) {
            throw new Refusal(
                    Code.UNSUPPORTED,
                    function.at(),
                    "There is no function " + function.text() + " in conditions. "
                            + Foreign.insteadOfFunction(function.text()));
        }
        take();
        var check = matches(on, function.at());
        var close = take();
        if (!close.is(")")) {
            throw unexpected(close, "')'");
        }
        return counted(check);
    }

    private Operand.Named variable(String name, Token token) {
        var found = declared.find(name);
        if (found.isEmpty()) {
            throw UnknownName.refusal(name, token, declared.names());
        }
        used.add(name);
        return counted(new Operand.Named(name, found.get().type()));
    }

    private Operand literal(Object constant, ValueType type) {
        return counted(new Operand.Literal(constant, type));
    }

    private static Number number(Token token, String sign) {
        var number = Numbers.of(sign + token.text());
        if (number == null) {
            throw new IllegalStateException("The lexer passes plain decimals only.");
        }
        return number;
    }

    private <T extends Part> T counted(T part) {
        if (++nodes > Limits.NODES) {
            throw new Refusal(
                    Code.TOO_LARGE,
                    peek().at(),
                    "The condition has more than " + Limits.NODES + " parts. Use several GoToIf actions.");
        }
        return part;
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The end is never passed: it can be taken again and again. */
    private Token take() {
        var token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private static Refusal unexpected(Token token, String expected) {
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
