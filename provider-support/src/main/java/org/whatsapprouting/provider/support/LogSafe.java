package org.whatsapprouting.provider.support;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of strangers fit for logs, events and error messages: no line breaks or characters that change how a line
 * reads, no long numbers, no tokens, not too long.
 */
public final class LogSafe {
    private static final int MAX_LENGTH = 300;
    private static final int VISIBLE_DIGITS = 4;
    private static final Pattern TOKEN =
            Pattern.compile("(?i)(access_token=|appsecret_proof=|bearer\\s+|basic\\s+|sha256=)[^\\s\"'&,;]+");
    /** Meta's tokens begin so, and its errors repeat malformed ones. */
    private static final Pattern META_TOKEN = Pattern.compile("EAA[A-Za-z0-9]{4,}");
    /** Other tokens and message ids; Meta's ids hold the phone number in Base64. */
    private static final Pattern OPAQUE = Pattern.compile("(?=[A-Za-z_=+-]*[0-9])[A-Za-z0-9_=+-]{20,}");

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:[ ().-]?[0-9]){6,}");

    private LogSafe() {}

    /**
     * Returns what a provider says about a failure, without what could identify a customer or open a door: of numbers with
     * seven digits or more only the last four are left.
     *
     * @return at most 300 characters of one line; empty for null
     */
    public static String detail(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        String withoutTokens =
                META_TOKEN.matcher(TOKEN.matcher(cut).replaceAll("$1***")).replaceAll("***");
        String withoutIds = OPAQUE.matcher(withoutTokens).replaceAll("***");
        return printable(LONG_NUMBER.matcher(withoutIds).replaceAll(LogSafe::lastDigits));
    }

    private static String lastDigits(MatchResult number) {
        String digits = number.group().replaceAll("[^0-9]", "");
        return "***" + digits.substring(digits.length() - VISIBLE_DIGITS);
    }

    private static String printable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (harmless(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return out.toString();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
