package org.whatsapprouting.core.condition;

/** How a text literal is written. */
final class Spelling {
    private static final int LAST_CONTROL = 0x1F;
    private static final int LAST_ASCII = 0x7E;

    private Spelling() {}

    /** The text between single quotes, everything but printable ASCII escaped. */
    static String quoted(String text) {
        var out = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\').append(c);
            } else if (c <= LAST_CONTROL || c > LAST_ASCII) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('\'').toString();
    }
}
