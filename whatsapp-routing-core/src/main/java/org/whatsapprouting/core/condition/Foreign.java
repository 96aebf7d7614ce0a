package org.whatsapprouting.core.condition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Compilation.Code;

/** Signs and words of other languages, each with what to write here instead. */
final class Foreign {
    private static final String BITS = "Conditions know no bits. Join with && and ||, calculate with + - * / %.";
    private static final String QUOTES = "Put texts between ' or \".";

    private record Sign(String sign, Code code, String message) {}

    /** Longest first. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("===", Code.UNSUPPORTED, "Write == instead of ===."),
            new Sign("!==", Code.UNSUPPORTED, "Write != instead of !==."),
            new Sign("==", Code.SYNTAX, ""),
            new Sign("=~", Code.UNSUPPORTED, "Write ~= instead of =~."),
            new Sign("=", Code.UNSUPPORTED, "Write == to compare. Nothing can be assigned."),
            new Sign("&&", Code.SYNTAX, ""),
            new Sign("&", Code.UNSUPPORTED, "Write && for 'and'."),
            new Sign("||", Code.SYNTAX, ""),
            new Sign("|", Code.UNSUPPORTED, "Write || for 'or'."),
            new Sign("<>", Code.UNSUPPORTED, "Write != instead of <>."),
            new Sign("//", Code.UNSUPPORTED, "There are no comments in conditions."),
            new Sign("/*", Code.UNSUPPORTED, "There are no comments in conditions."),
            new Sign(
                    "--",
                    Code.UNSUPPORTED,
                    "Write a - 1 instead of --. A minus before a negative number needs a space."),
            new Sign("++", Code.UNSUPPORTED, "Write a + 1 instead of ++. Nothing can be assigned."),
            new Sign("**", Code.UNSUPPORTED, "There are no powers in conditions. Write a * a."),
            new Sign("<<", Code.UNSUPPORTED, BITS),
            new Sign(">>", Code.UNSUPPORTED, BITS),
            new Sign("^", Code.UNSUPPORTED, BITS),
            new Sign("->", Code.UNSUPPORTED, "There are no functions of one's own in conditions."),
            new Sign(";", Code.UNSUPPORTED, "There is one condition and nothing after it. Leave out the ;."),
            new Sign("`", Code.BAD_CHARACTER, QUOTES),
            new Sign("{", Code.BAD_CHARACTER, "There are no braces in conditions. Variables stand by their names."),
            new Sign("}", Code.BAD_CHARACTER, "There are no braces in conditions. Variables stand by their names."),
            new Sign("$", Code.BAD_CHARACTER, "Variables stand by their names, without $."));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("and", "Write && instead of 'and'."),
            Map.entry("or", "Write || instead of 'or'."),
            Map.entry("not", "Write ! instead of 'not', with parentheses: !(a == b)."),
            Map.entry("in", "Write the list first: ['a', 'b'] contains x."),
            Map.entry("between", "Write x >= 1 && x <= 9."),
            Map.entry("is", "Write ==."),
            Map.entry("equals", "Write ==."),
            Map.entry("like", "Write contains, or ~= with a pattern."),
            Map.entry("matches", "Write ~= with a pattern."),
            Map.entry("empty", "Write x == empty or x != empty."),
            Map.entry("contains", "Write a variable or list before 'contains'."));

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("strip", "Write x.trim()."),
            Map.entry("isBlank", "Write x == empty."),
            Map.entry("includes", "Write x contains 'text'."),
            Map.entry("has", "Write x.containsKey('name')."),
            Map.entry("get", "Write x['name'] or x[0]."),
            Map.entry("charAt", "Write x.substring(0, 1)."),
            Map.entry("count", "Write x.size()."));
    private static final List<String> KNOWN_FUNCTIONS = Stream.concat(
                    Stream.of(Function.values()).map(Function::spelling), Function.OPERATORS.stream())
            .sorted()
            .toList();

    private Foreign() {}

    /** @throws Refusal if a sign of another language stands here; {@code start} counts from 0 */
    static void refuseAt(String text, int start) {
        Placeholders.refuseAt(text, start);
        for (Sign sign : SIGNS) {
            if (text.startsWith(sign.sign(), start)) {
                if (!sign.message().isEmpty()) {
                    throw new Refusal(sign.code(), start + 1, sign.message());
                }
                return;
            }
        }
    }

    /** A character that nothing begins with. */
    static Refusal character(char c, int at) {
        if ("\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb".indexOf(c) >= 0) {
            return new Refusal(Code.BAD_CHARACTER, at, "These are not the quotes conditions use. " + QUOTES);
        }
        var shown = c > ' ' && c < 0x7F ? "'" + c + "'" : String.format(Locale.ROOT, "U+%04X", (int) c);
        return new Refusal(Code.BAD_CHARACTER, at, "The character " + shown + " has no place here. " + QUOTES);
    }

    /** What to write instead of a word, or null if it is no word of other languages. */
    static @Nullable String insteadOf(String word) {
        return WORDS.get(word.toLowerCase(Locale.ROOT));
    }

    /** What to write instead of a function. */
    static String insteadOfFunction(String name) {
        return FUNCTIONS.getOrDefault(
                name,
                Closest.to(name, KNOWN_FUNCTIONS)
                        .map(close -> "Did you mean " + close + "?")
                        .orElseGet(() -> "There are " + String.join(", ", KNOWN_FUNCTIONS) + "."));
    }
}
