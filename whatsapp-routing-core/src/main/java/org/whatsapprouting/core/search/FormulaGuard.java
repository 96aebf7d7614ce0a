package org.whatsapprouting.core.search;

/**
 * Keeps texts from becoming formulas (CWE-1236): a spreadsheet looks past blanks and characters that do not show, takes
 * wide signs for narrow ones, and shows a text behind an apostrophe as it is.
 */
final class FormulaGuard {
    private static final char MARK = '\'';
    private static final char REPLACEMENT = '\ufffd';
    private static final String SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";
    /** The last stands where NUL stood. */
    private static final String BAD_STARTS = "\t\r\n\0" + REPLACEMENT;
    /** Letters and marks by their type, yet nothing is seen of them. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800";

    private FormulaGuard() {}

    /** Returns a text that is well-formed with the mark in front if it needs one. */
    static String guarded(String text) {
        return needsMark(text) ? MARK + text : text;
    }

    /** Returns the text that {@link #guarded} was given. */
    static String bare(String guarded) {
        boolean marked = !guarded.isEmpty() && guarded.charAt(0) == MARK && needsMark(guarded.substring(1));
        return marked ? guarded.substring(1) : guarded;
    }

    /** Returns a text without what breaks readers of CSV: NUL and halves of surrogate pairs. */
    static String wellFormed(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, REPLACEMENT);
            }
        }
        return changed == null ? text : changed.toString();
    }

    /** A text that looks marked already is marked too, so that taking one mark away gives every text back. */
    private static boolean needsMark(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == MARK) {
            start++;
        }
        return isFormula(text.substring(start));
    }

    private static boolean isFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (BAD_STARTS.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        int at = 0;
        while (at < text.length() && isUnseen(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> c == REPLACEMENT || BLANK_LETTERS.indexOf(c) >= 0;
        };
    }
}
