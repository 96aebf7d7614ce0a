package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;

/** What makes an element the same element when Meta sends it again (Meta 1.5). */
final class EventKeys {
    private static final int MAX_LENGTH = 1_000;

    private EventKeys() {}

    static String message(@Nullable String number, String messageId) {
        return bounded("message|" + text(number) + "|" + messageId);
    }

    /** A group message reports once for each participant. */
    static String status(
            @Nullable String number, String messageId, DeliveryStatus status, @Nullable String participant) {
        return bounded("status|" + text(number) + "|" + messageId + "|"
                + status.name().toLowerCase(Locale.ROOT) + "|" + text(participant));
    }

    /** For what has no id of its own: equal content in an equal entry is the same event. */
    static String content(Change change, JsonNode element) {
        return "content|"
                + Signatures.sha256(String.join(
                        "\n",
                        change.entry().id(),
                        change.entry().time(),
                        text(change.field()),
                        text(change.number()),
                        StrictJson.canonical(element)));
    }

    private static String bounded(String key) {
        return key.length() <= MAX_LENGTH ? key : "long|" + Signatures.sha256(key);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
