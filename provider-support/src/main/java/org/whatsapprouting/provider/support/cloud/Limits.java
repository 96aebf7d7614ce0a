package org.whatsapprouting.provider.support.cloud;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Checks what would surely be refused, so that it costs no call. Each check returns the refusal, or null. */
final class Limits {
    private Limits() {}

    /** A text that must be there and not be longer. */
    static @Nullable Draft needed(String what, @Nullable String text, int longest) {
        int length = text == null ? 0 : text.length();
        if (text == null || text.isBlank() || length > longest) {
            return invalid(
                    "length", "The " + what + " has 1 to " + longest + " characters, but this one has " + length + ".");
        }
        return MessageWriter.whole(text) ? null : invalid("encoding", "The " + what + " holds half of a character.");
    }

    /** A text that may be absent. */
    static @Nullable Draft optional(String what, @Nullable String text, int longest) {
        return text == null || text.isEmpty() ? null : needed(what, text, longest);
    }

    /** A text on one line. */
    static @Nullable Draft line(String what, String text, int longest) {
        return text.indexOf('\n') < 0
                ? needed(what, text, longest)
                : invalid("lines", "The " + what + " is one line, but this one has a line break.");
    }

    /** A number of things. */
    static @Nullable Draft count(String what, int count, int most) {
        return count >= 1 && count <= most
                ? null
                : invalid("count", "There are 1 to " + most + " " + what + ", but here are " + count + ".");
    }

    static Draft invalid(String code, String detail) {
        return MessageWriter.refused(RejectReason.INVALID_CONTENT, code, detail);
    }

    static Draft unsupported(String code, String detail) {
        return MessageWriter.refused(RejectReason.UNSUPPORTED_CONTENT, code, detail);
    }

    /** The first refusal, or null if there is none. */
    static @Nullable Draft first(@Nullable Draft... checks) {
        for (Draft check : checks) {
            if (check != null) {
                return check;
            }
        }
        return null;
    }
}
