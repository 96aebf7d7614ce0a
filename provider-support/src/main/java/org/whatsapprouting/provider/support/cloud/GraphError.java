package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.LogSafe;

/**
 * An error as Meta reports it, in the answer to a send or in a status (Meta 1.6, 1.11).
 *
 * @param code Meta's code, or {@link #NO_CODE} if it is not readable
 * @param subcode Meta's subcode, or 0
 * @param detail Meta's words, masked
 */
public record GraphError(int code, int subcode, String detail) {
    /** There is no code, or none that is readable. */
    public static final int NO_CODE = -1;

    /** Reads an error. */
    public static GraphError of(JsonNode error) {
        String details = JsonFields.id(error.path("error_data"), "details");
        if (details == null) {
            // Sometimes error_data is the text itself; older statuses carry details without it.
            details = JsonFields.id(error, "error_data");
        }
        if (details == null) {
            details = JsonFields.id(error, "details");
        }
        return new GraphError(
                number(error, "code", NO_CODE),
                number(error, "error_subcode", 0),
                LogSafe.detail(details != null ? details : firstOf(error, "message", "title")));
    }

    /** What we make of it. */
    public ErrorRule rule() {
        return ErrorTable.rule(code, subcode);
    }

    /** The code as text; with the subcode where there is one. */
    public String codeText() {
        if (code == NO_CODE) {
            return "none";
        }
        return subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
    }

    private static int number(JsonNode error, String name, int otherwise) {
        String text = JsonFields.text(error, name);
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static @Nullable String firstOf(JsonNode error, String one, String other) {
        String text = JsonFields.id(error, one);
        return text != null ? text : JsonFields.id(error, other);
    }
}
