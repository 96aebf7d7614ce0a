package org.whatsapprouting.core.memory;

import org.jspecify.annotations.Nullable;

/** The order of texts that every store has: by code point, which is not that of {@link String#compareTo}. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                // Of a surrogate and another character, the surrogate stands for the higher code point.
                int bySurrogate = Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r));
                return bySurrogate != 0 ? bySurrogate : Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Returns the smallest text behind all that start with a prefix, or null if there is none. */
    static @Nullable String behind(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }
}
