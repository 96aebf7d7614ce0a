package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.whatsapprouting.core.condition.Compilation.Code;

/** Regular expressions in linear time, and no larger than a condition may be. */
final class Patterns {
    private Patterns() {}

    /**
     * Compiles a pattern.
     *
     * @param at where it stands in the condition
     * @throws Refusal if it is none or is too large
     */
    static Pattern compile(String pattern, int at) {
        if (pattern.length() > Limits.PATTERN) {
            throw new Refusal(
                    Code.BAD_PATTERN,
                    at,
                    "The pattern has " + pattern.length() + " characters. Use " + Limits.PATTERN + " or fewer.");
        }
        // Before compiling: a few characters of nested counts can ask for a program of a million instructions.
        if (repeats(pattern) > Limits.PATTERN_REPEATS) {
            throw new Refusal(
                    Code.BAD_PATTERN,
                    at,
                    "The counts in {} of the pattern make more than " + Limits.PATTERN_REPEATS
                            + " when multiplied. Use smaller counts, * or +.");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new Refusal(
                    Code.BAD_PATTERN,
                    at,
                    "The pattern is no regular expression: " + wrong.getDescription()
                            + ". Look-around and back references are not available.");
        }
    }

    /** All counts in braces multiplied, wherever they stand; braces that are no counts do no harm. */
    private static long repeats(String pattern) {
        long product = 1;
        for (int i = pattern.indexOf('{'); i >= 0; i = pattern.indexOf('{', i + 1)) {
            long largest = 0;
            long number = 0;
            for (int j = i + 1; j < pattern.length() && pattern.charAt(j) != '}'; j++) {
                char c = pattern.charAt(j);
                number = Names.isDigit(c) ? Math.min(number * 10 + (c - '0'), Limits.PATTERN_REPEATS + 1) : 0;
                largest = Math.max(largest, number);
            }
            product = Math.min(product * Math.max(1, largest), Limits.PATTERN_REPEATS + 1);
        }
        return product;
    }
}
