package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** Reads tokens into a tree, top down, and checks that its parts go together. */
final class Parser {
    private final Tokens tokens;
    private final Postfix postfix;
    private final Map<Part, Integer> heights = new IdentityHashMap<>();
    private int depth;
    private int nodes;
    private int patternSize;

    Parser(List<Token> tokens, Variables declared) {
        this.tokens = new Tokens(tokens);
        this.postfix = new Postfix(this, this.tokens, declared);
    }

    /** @throws Refusal if the tokens are no condition */
    Part condition() {
        var condition = ternary();
        var rest = tokens.peek();
        if (rest.kind() != Kind.END) {
            throw Tokens.unexpected(rest, "&&, || or the end");
        }
        return Typing.flag(condition, 1);
    }

    /** The names of the variables that were met. */
    Set<String> used() {
        return postfix.used();
    }

    Part ternary() {
        int at = tokens.peek().at();
        var test = or();
        if (!tokens.peek().is("?")) {
            return test;
        }
        var sign = tokens.take();
        deeper(sign);
        var yes = ternary();
        tokens.expect(":", "':' for the '?' at " + sign.at());
        var no = ternary();
        depth--;
        return counted(new Part.Choice(Typing.flag(test, at), yes, no));
    }

    private Part or() {
        return joined("||", this::and, Part.Any::new);
    }

    private Part and() {
        return joined("&&", this::not, Part.All::new);
    }

    private Part joined(String sign, Supplier<Part> operand, Function<List<Part>, Part> join) {
        int at = tokens.peek().at();
        var first = operand.get();
        if (!tokens.peek().is(sign)) {
            return first;
        }
        var parts = new ArrayList<Part>();
        parts.add(Typing.flag(first, at));
        while (tokens.takeIf(sign)) {
            at = tokens.peek().at();
            parts.add(Typing.flag(operand.get(), at));
        }
        return counted(join.apply(List.copyOf(parts)));
    }

    private Part not() {
        if (!tokens.peek().is("!")) {
            return comparison();
        }
        var sign = tokens.take();
        if (tokens.peek().is("!")) {
            throw new Refusal(Code.UNSUPPORTED, sign.at(), "'!!' cancels itself. Leave both out.");
        }
        var part = postfix.read();
        var next = tokens.peek();
        if (isComparison(next) || isArithmetic(next)) {
            throw new Refusal(
                    Code.SYNTAX,
                    next.at(),
                    "'!' belongs to what stands right after it. Use parentheses: !(a == b), or write !=.");
        }
        refuseForeignOperator();
        return counted(new Part.Not(Typing.flag(part, sign.at() + 1)));
    }

    private Part comparison() {
        var left = sum();
        if (!isComparison(tokens.peek())) {
            refuseForeignOperator();
            return left;
        }
        var check = counted(compare(left, tokens.take()));
        if (isComparison(tokens.peek())) {
            throw new Refusal(Code.SYNTAX, tokens.peek().at(), "Comparisons do not chain. Write a < b && b < c.");
        }
        return check;
    }

    /** Before the types are looked at, because it is the better answer to "x in ['a']" than that x is a text. */
    private void refuseForeignOperator() {
        if (tokens.peek().kind() == Kind.NAME) {
            throw Tokens.unexpected(tokens.peek(), "an operator");
        }
    }

    private static boolean isComparison(Token token) {
        return token.kind() == Kind.SIGN
                ? token.is("~=") || Part.Sign.BY_SPELLING.containsKey(token.text())
                : token.isWord("contains");
    }

    private static boolean isArithmetic(Token token) {
        return token.is("+") || token.is("-") || token.is("*") || token.is("/") || token.is("%");
    }

    private Part compare(Part left, Token sign) {
        if (sign.is("~=")) {
            return matches(left, sign.at());
        }
        var operator = Part.Sign.BY_SPELLING.get(sign.text());
        boolean equality = operator == Part.Sign.EQUAL || operator == Part.Sign.UNEQUAL;
        if (equality && tokens.peek().isWord("empty")) {
            tokens.take();
            var empty = new Part.Empty(left);
            return operator == Part.Sign.EQUAL ? empty : counted(new Part.Not(empty));
        }
        var right = sum();
        if (operator == null) {
            return contains(left, right, sign.at());
        }
        if (equality) {
            Typing.checkEqual(left, right, sign.at());
        } else {
            Typing.checkOrder(left, right, sign.at());
        }
        return new Part.Compare(operator, left, right);
    }

    /** What {@code contains} stands for, between its sides or as a function. */
    Part contains(Part whole, Part part, int at) {
        Typing.checkContains(whole, part, at);
        return new Part.Contains(whole, part);
    }

    /** What {@code ~=} stands for, before its pattern or as a function. */
    Part matches(Part text, int at) {
        Typing.checkMatches(text, at);
        var pattern = tokens.take();
        if (pattern.kind() != Kind.TEXT) {
            throw Tokens.unexpected(pattern, "a pattern between quotes");
        }
        var compiled = Patterns.compile(pattern.text(), pattern.at());
        patternSize += compiled.programSize();
        if (patternSize > Limits.PATTERN_SIZE) {
            throw new Refusal(
                    Code.BAD_PATTERN,
                    pattern.at(),
                    "The patterns of the condition are too large together. Use smaller counts or fewer patterns.");
        }
        return new Part.Matches(text, compiled);
    }

    private Part sum() {
        return calculated(this::product, "+", "-");
    }

    private Part product() {
        return calculated(this::unary, "*", "/", "%");
    }

    private Part calculated(Supplier<Part> operand, String... signs) {
        int at = tokens.peek().at();
        var left = operand.get();
        while (tokens.peek().kind() == Kind.SIGN
                && List.of(signs).contains(tokens.peek().text())) {
            var sign = tokens.take();
            int rightAt = tokens.peek().at();
            var right = operand.get();
            left = arithmetic(sign.text().charAt(0), left, at, right, rightAt);
        }
        return left;
    }

    private Part arithmetic(char sign, Part left, int at, Part right, int rightAt) {
        Typing.checkOperand(sign, left, at);
        Typing.checkOperand(sign, right, rightAt);
        var part = counted(new Part.Arithmetic(sign, left, right));
        int height = 1 + Math.max(heights.getOrDefault(left, 0), heights.getOrDefault(right, 0));
        if (height > Limits.DEPTH) {
            throw new Refusal(
                    Code.TOO_LARGE, rightAt, "More than " + Limits.DEPTH + " calculations one after another.");
        }
        heights.put(part, height);
        return part;
    }

    private Part unary() {
        if (!tokens.peek().is("-")) {
            return postfix.read();
        }
        var minus = tokens.take();
        if (tokens.peek().kind() == Kind.NUMBER) {
            return postfix.after(number(tokens.take(), "-"));
        }
        int at = tokens.peek().at();
        return arithmetic('-', new Part.Constant(0L, ValueType.NUMBER), minus.at(), postfix.read(), at);
    }

    /** What stands between parentheses, the first of which was taken. */
    Part group(Token open) {
        deeper(open);
        var inside = ternary();
        tokens.expect(")", "')' for the '(' at " + open.at());
        depth--;
        return inside;
    }

    void deeper(Token token) {
        if (++depth > Limits.DEPTH) {
            throw new Refusal(
                    Code.TOO_LARGE, token.at(), "More than " + Limits.DEPTH + " parentheses inside each other.");
        }
    }

    void shallower() {
        depth--;
    }

    Part number(Token token, String sign) {
        return counted(new Part.Constant(Literals.number(token, sign), ValueType.NUMBER));
    }

    <T extends Part> T counted(T part) {
        if (++nodes > Limits.NODES) {
            throw new Refusal(
                    Code.TOO_LARGE,
                    tokens.peek().at(),
                    "The condition has more than " + Limits.NODES + " parts. Use several GoToIf actions.");
        }
        return part;
    }
}
