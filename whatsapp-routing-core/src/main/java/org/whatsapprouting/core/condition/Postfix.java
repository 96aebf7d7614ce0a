package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Token.Kind;

/** Reads variables, literals and groups, with the names, indexes and functions that follow them. */
final class Postfix {
    private final Parser parser;
    private final Tokens tokens;
    private final Variables declared;
    private final Set<String> used = new LinkedHashSet<>();

    Postfix(Parser parser, Tokens tokens, Variables declared) {
        this.parser = parser;
        this.tokens = tokens;
        this.declared = declared;
    }

    Set<String> used() {
        return used;
    }

    Part read() {
        var token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> after(constant(token.text(), ValueType.TEXT));
            case NUMBER -> after(parser.number(token, ""));
            case NAME -> word(token);
            case SIGN -> sign(token);
            case END -> throw Tokens.unexpected(token, "a variable, text or number");
        };
    }

    private Part sign(Token token) {
        if (token.is("(")) {
            return after(parser.group(token));
        }
        if (token.is("[")) {
            return after(parser.counted(Literals.list(token, tokens)));
        }
        throw Tokens.unexpected(token, "a variable, text or number");
    }

    private Part word(Token token) {
        return switch (token.text()) {
            case "true" -> after(constant(true, ValueType.FLAG));
            case "false" -> after(constant(false, ValueType.FLAG));
            case "null", "nil" -> after(parser.counted(new Part.Constant(null, ValueType.ANY)));
            default -> name(token);
        };
    }

    private Part constant(Object value, ValueType type) {
        return parser.counted(new Part.Constant(value, type));
    }

    /** A key or function after something. */
    private record Link(Object key, Token token, boolean called) {}

    /** A name with the keys that follow it; the longest beginning of them that is declared is the variable. */
    private Part name(Token first) {
        if (tokens.peek().is("(")) {
            throw new Refusal(
                    Code.UNSUPPORTED,
                    tokens.peek().at(),
                    "Nothing stands before '" + first.text()
                            + "'. Functions follow a variable and a dot: message.body.trim().");
        }
        var keys = new ArrayList<Link>();
        keys.add(new Link(first.text(), first, false));
        Link link = link(keys.size());
        while (link != null && !link.called()) {
            keys.add(link);
            link = link(keys.size());
        }
        var part = resolved(keys);
        return link == null ? part : after(call(part, link), keys.size() + 1);
    }

    private Part resolved(List<Link> keys) {
        var name = "";
        Part found = null;
        int taken = 0;
        for (int i = 0; i < keys.size() && isStep(keys.get(i).key()); i++) {
            name = i == 0
                    ? keys.get(i).key().toString()
                    : name + "." + keys.get(i).key();
            var variable = declared.find(name);
            if (variable.isPresent()) {
                found = new Part.Named(name, variable.get().type());
                taken = i + 1;
            }
        }
        if (found == null
                || (taken < keys.size() && !hasSteps(found, keys.get(taken).key()))) {
            var whole = keys.stream().map(key -> key.key().toString()).collect(Collectors.joining("."));
            throw UnknownName.refusal(whole, keys.get(0).token(), declared.names());
        }
        used.add(found.toString());
        var part = parser.counted(found);
        for (Link key : keys.subList(taken, keys.size())) {
            part = step(part, key);
        }
        return part;
    }

    /** Whether it may be a step of a declared name. */
    private static boolean isStep(Object key) {
        return key instanceof String step && step.indexOf('.') < 0 && Names.problem(step) == null;
    }

    private static boolean hasSteps(Part part, Object key) {
        return part.type() == ValueType.ANY || (part.type() == ValueType.TEXTS && key instanceof Integer);
    }

    /** What follows something that is no name. */
    Part after(Part part) {
        return after(part, 0);
    }

    private Part after(Part first, int links) {
        var part = first;
        int count = links;
        for (Link link = link(count); link != null; link = link(++count)) {
            part = link.called() ? call(part, link) : step(part, link);
        }
        return part;
    }

    private Part step(Part part, Link link) {
        if (link.key() instanceof String name && Names.isReserved(name)) {
            throw new Refusal(Code.UNSUPPORTED, link.token().at(), UnknownName.noMeaning(name));
        }
        if (!hasSteps(part, link.key())) {
            throw new Refusal(
                    Code.UNSUPPORTED, link.token().at(), "There is nothing inside of it: " + Typing.words(part) + ".");
        }
        return parser.counted(new Part.Step(part, link.key()));
    }

    /** The next key or function, or null if something else follows. */
    private @Nullable Link link(int before) {
        var token = tokens.peek();
        if (!token.is(".") && !token.is("[")) {
            if (token.is("(")) {
                throw new Refusal(
                        Code.UNSUPPORTED, token.at(), "Nothing here can be called. Join conditions with && and ||.");
            }
            return null;
        }
        if (before >= Limits.STEPS) {
            throw new Refusal(
                    Code.TOO_LARGE, token.at(), "A name has at most " + Limits.STEPS + " steps, functions included.");
        }
        return tokens.take().is(".") ? dotted() : indexed();
    }

    private Link dotted() {
        var token = tokens.take();
        if (token.kind() != Kind.NAME) {
            throw Tokens.unexpected(token, "a name after the '.'");
        }
        return new Link(token.text(), token, tokens.peek().is("("));
    }

    private Link indexed() {
        var token = tokens.take();
        if (token.kind() == Kind.TEXT) {
            tokens.expect("]", "']'");
            return new Link(token.text(), token, false);
        }
        var number = token.kind() == Kind.NUMBER ? Numbers.of(token.text()) : null;
        if (!(number instanceof Long index) || index > Limits.VALUE_LIST) {
            throw Tokens.unexpected(token, "a place from 0 to " + Limits.VALUE_LIST + ", or a text between quotes");
        }
        tokens.expect("]", "']'");
        return new Link(index.intValue(), token, false);
    }

    private Part call(Part on, Link link) {
        var name = link.token();
        var function = Function.named(name.text());
        if (function == null && !Function.OPERATORS.contains(name.text())) {
            throw new Refusal(
                    Code.UNSUPPORTED,
                    name.at(),
                    "There is no function " + name.text() + ". " + Foreign.insteadOfFunction(name.text()));
        }
        var open = tokens.take();
        parser.deeper(open);
        var called = function == null ? operator(on, name) : function(function, on, name);
        tokens.expect(")", "')' for the '(' at " + open.at());
        parser.shallower();
        return parser.counted(called);
    }

    /** Functions that spell an operator. */
    private Part operator(Part on, Token name) {
        if (name.isWord("matches")) {
            return parser.matches(on, name.at());
        }
        var argument = parser.ternary();
        if (name.isWord("contains")) {
            return parser.contains(on, argument, name.at());
        }
        Typing.checkEqual(on, argument, name.at());
        return new Part.Compare(Part.Sign.EQUAL, on, argument);
    }

    private Part function(Function function, Part on, Token name) {
        Typing.checkReceiver(function, on, name.at());
        var arguments = new ArrayList<Part>();
        if (!tokens.peek().is(")")) {
            do {
                int at = tokens.peek().at();
                var argument = parser.ternary();
                arguments.add(argument);
                if (function.takes(arguments.size())) {
                    Typing.checkArgument(function, arguments.size() - 1, argument, at);
                }
            } while (tokens.takeIf(","));
        }
        if (!function.takes(arguments.size())) {
            throw new Refusal(
                    Code.SYNTAX,
                    name.at(),
                    "The function " + name.text() + " cannot be called with " + arguments.size() + " values.");
        }
        return new Part.Call(function, on, List.copyOf(arguments));
    }
}
