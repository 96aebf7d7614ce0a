package org.whatsapprouting.api.host;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text that came from outside safe to log: on one line, without anything that moves the cursor or changes how the
 * line reads, and not endless. Of long numbers, which may be somebody's phone, the last four digits are left. What follows
 * a word that announces a token is hidden, should one ever get here.
 */
public final class LogSafe {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_CAUSES = 10;
    private static final int VISIBLE_DIGITS = 4;
    private static final Pattern TOKEN =
            Pattern.compile("(?i)(access_token=|appsecret_proof=|bearer\\s+|basic\\s+|sha256=)[^\\s\"'&,;]+");
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])[0-9](?:[ ().-]?[0-9]){6,}(?![0-9A-Za-z])");

    private LogSafe() {}

    /** Returns a text in quotes, at most 1,000 characters of it. */
    public static String of(@Nullable String text) {
        return text == null ? "null" : '"' + printable(text) + '"' + cut(text);
    }

    /** Returns a failure that logs as this one does, with its causes and its stack, but with safe messages. */
    public static Throwable trace(Throwable failure) {
        return trace(failure, MAX_CAUSES);
    }

    private static Throwable trace(Throwable failure, int causes) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        var safe = new Logged(
                failure.getClass().getName() + (message == null ? "" : ": " + printable(message) + cut(message)),
                cause == null || causes == 0 ? null : trace(cause, causes - 1));
        safe.setStackTrace(failure.getStackTrace());
        return safe;
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? "" : " (cut, " + text.length() + " characters)";
    }

    private static String printable(String text) {
        String masked = masked(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
        var safe = new StringBuilder(masked.length() + 32);
        for (int i = 0; i < masked.length(); i++) {
            char c = masked.charAt(i);
            if (isHarmless(c)) {
                safe.append(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return safe.toString();
    }

    private static String masked(String text) {
        String withoutTokens = TOKEN.matcher(text).replaceAll("$1***");
        return LONG_NUMBER.matcher(withoutTokens).replaceAll(LogSafe::lastDigits);
    }

    private static String lastDigits(MatchResult number) {
        String digits = number.group().replaceAll("[^0-9]", "");
        return "***" + digits.substring(digits.length() - VISIBLE_DIGITS);
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

    /** Stands for a failure in the log. */
    private static final class Logged extends Throwable {
        private static final long serialVersionUID = 1L;

        private Logged(String text, @Nullable Throwable cause) {
            super(text, cause);
        }

        /** A logger that asks no further shows the failure as it would show itself. */
        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
