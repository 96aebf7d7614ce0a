package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import org.whatsapprouting.core.condition.Compilation.Code;

/**
 * Finds {@code {name}} and {@code {{name}}}, which other products replace by the value before they look at the text. Here
 * that would let a customer write conditions, so it is refused, with the text to write instead.
 */
final class Placeholders {
    private static final String HOLDER = "\\$?\\{(?:\\{ *)?([A-Za-z_][A-Za-z0-9_.]*)(?:\\([^(){}]*\\))?(?: *\\})?\\}";
    private static final Pattern ANYWHERE = Pattern.compile(HOLDER);
    private static final Pattern QUOTED =
            Pattern.compile("'" + HOLDER + "'|\"" + HOLDER + "\"|`" + HOLDER + "`|" + HOLDER);

    private Placeholders() {}

    /** @throws Refusal if a placeholder begins here, outside of a text; {@code start} counts from 0 */
    static void refuseAt(String condition, int start) {
        char c = condition.charAt(start);
        if (c == '{' || c == '$' || c == '`') {
            var found = QUOTED.matcher(condition);
            if (found.find(start) && found.start() == start) {
                throw refusal(condition, start);
            }
        }
    }

    /** @throws Refusal if a text literal that begins at {@code start} holds a placeholder */
    static void refuseIn(String literal, String condition, int start) {
        var found = ANYWHERE.matcher(literal);
        do {
            if (!found.find()) {
                return;
            }
        } while (isClassOfCharacters(literal, found.start()));
        if (found.start() == 0 && found.end() == literal.length()) {
            throw refusal(condition, start);
        }
        throw new Refusal(
                Code.PLACEHOLDER,
                start + 1,
                "A text is taken as it stands: " + found.group()
                        + " in it is not replaced. Compare the variable itself, or write the brace as \\u007b.");
    }

    /** The braces of {@code \\p{L}}, letters of all scripts, in a pattern. */
    private static boolean isClassOfCharacters(String literal, int brace) {
        return brace >= 2 && literal.charAt(brace - 2) == '\\' && "pP".indexOf(literal.charAt(brace - 1)) >= 0;
    }

    private static Refusal refusal(String condition, int start) {
        return new Refusal(
                Code.PLACEHOLDER,
                start + 1,
                "Variables stand by their names, without braces and quotes. Write: "
                        + QUOTED.matcher(condition).replaceAll("$1$2$3$4"));
    }
}
