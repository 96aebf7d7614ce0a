package org.whatsapprouting.provider.kaleyra.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the fields of callbacks are called. A customer gives them names of his own in Kaleyra's console, so nothing about
 * them is fixed (Kaleyra 1.3). Immutable.
 *
 * @param byVariable the name of each variable that has not its own
 */
public record FieldNames(Map<String, String> byVariable) {
    /** The variables that Kaleyra documents, and those an account may pass an id as. */
    public static final List<String> VARIABLES = List.of(
            "id",
            "message_id",
            "wamid",
            "from",
            "mobile",
            "wanumber",
            "name",
            "type",
            "body",
            "message",
            "mime_type",
            "media_url",
            "created_at",
            "reply_to",
            "contacts",
            "location",
            "custom_response",
            "status",
            "timestamp",
            "phone_number",
            "error",
            "error_code",
            "ref",
            "ref1",
            "ref2",
            "event",
            "time",
            "message_template_id");

    /** Copies the names. */
    public FieldNames {
        byVariable = Map.copyOf(byVariable);
    }

    /**
     * Reads pairs like {@code from=sender,body=words}.
     *
     * @return the names, or empty if the text holds something else or a variable that there is not
     */
    public static Optional<FieldNames> parse(String pairs) {
        var names = new TreeMap<String, String>();
        for (String pair : pairs.isBlank() ? new String[0] : pairs.split(",", -1)) {
            String[] sides = pair.strip().split("=", -1);
            if (sides.length != 2 || !VARIABLES.contains(sides[0]) || !sides[1].matches("[\\x21-\\x7e]{1,64}")) {
                return Optional.empty();
            }
            names.put(sides[0], sides[1]);
        }
        return Optional.of(new FieldNames(names));
    }

    /** Returns what a variable is called. */
    String of(String variable) {
        return byVariable.getOrDefault(variable, variable);
    }
}
