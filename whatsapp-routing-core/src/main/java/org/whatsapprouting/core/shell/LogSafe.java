package org.whatsapprouting.core.shell;

import java.util.Locale;

/** Makes text that came from outside safe to log: on one line, without anything that moves the cursor, and not endless. */
final class LogSafe {
    private static final int MAX_LENGTH = 1_000;

    private LogSafe() {}

    static String of(String text) {
        var safe = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 32).append('"');
        int end = Math.min(text.length(), MAX_LENGTH);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isHarmless(c)) {
                safe.append(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        safe.append('"');
        if (end < text.length()) {
            safe.append(" (cut, ").append(text.length()).append(" characters)");
        }
        return safe.toString();
    }

    private static boolean isHarmless(char c) {
        int type = Character.getType(c);
        return c != '"'
                && c != '\\'
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }
}
