package org.whatsapprouting.core.decide;

import org.whatsapprouting.core.condition.Values;

/**
 * Puts values into a text that an administrator wrote, at {@code {{name}}} (mission C-04, G-40). One pass over the text: a
 * value that looks like a placeholder stays as it is, so what a customer wrote never becomes a template (promise 8). A
 * name without a value becomes nothing.
 */
public final class Placeholders {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private Placeholders() {}

    /** Returns the text with its placeholders replaced. */
    public static String fill(String text, Values values) {
        int open = text.indexOf(OPEN);
        if (open < 0) {
            return text;
        }
        var filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            Object value =
                    values.get(text.substring(open + OPEN.length(), close).strip());
            filled.append(text, at, open).append(value == null ? "" : value);
            at = close + CLOSE.length();
            open = text.indexOf(OPEN, at);
        }
        return filled.append(text, at, text.length()).toString();
    }
}
