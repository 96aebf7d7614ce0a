package org.whatsapprouting.api.model;

/** The one rule for the text of ids: safe in URLs, file names, SQL keys and logs without escaping. */
final class IdText {
    private static final int MAX_LENGTH = 64;

    private IdText() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A " + what + " has 1 to " + MAX_LENGTH + " characters, but this one has " + value.length() + ".");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && (i == 0 || "._~-".indexOf(c) < 0)) {
                throw new IllegalArgumentException(
                        "The " + what + " '" + printable(value) + "' has a character at " + (i + 1)
                                + " that ids may not hold. Use ASCII letters, digits and . _ ~ - (a letter or digit first).");
            }
        }
    }

    private static String printable(String value) {
        return value.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
