package org.whatsapprouting.core.condition;

import org.whatsapprouting.core.condition.Compilation.Code;

/**
 * Compiles the text of conditions: comparisons ({@code == != < <= > >=}), {@code contains}, {@code ~=} with a regular
 * expression for the whole text, {@code == empty}, joined by {@code && || !} and parentheses; calculations ({@code + - * /
 * %}), {@code ? :} and a few functions; for example {@code message.body == "I'm here" || ['vip', 'gold'] contains VAR1}.
 *
 * <p>The grammar is small on purpose: an administrator may type conditions, so nothing he can type runs anything, and
 * what a condition can cost is bounded. What a customer wrote is a value and never part of the text.
 */
public final class Conditions {
    private Conditions() {}

    /**
     * Compiles a condition.
     *
     * @param text the condition, at most 4,096 characters
     * @param declared the variables it may use
     * @return the condition, or the first reason why the text is none; never throws for what is in the text
     */
    public static Compilation compile(String text, Variables declared) {
        try {
            if (text.isBlank()) {
                throw new Refusal(Code.EMPTY, 1, "The condition is empty. Write one such as message.type == 'text'.");
            }
            if (text.length() > Limits.LENGTH) {
                throw new Refusal(
                        Code.TOO_LARGE,
                        Limits.LENGTH + 1,
                        "The condition has " + text.length() + " characters. Use " + Limits.LENGTH
                                + " or fewer, or several GoToIf actions.");
            }
            var parser = new Parser(new Lexer(text).tokens(), declared);
            var tree = parser.condition();
            return new Compilation.Compiled(new Condition(text, tree, parser.used()));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
