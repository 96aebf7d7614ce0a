package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads news of customers who got another number or user id (Meta 1.6 {@code system}, 1.7). */
final class IdentityReader {
    private IdentityReader() {}

    /**
     * Reads a message of type {@code system}.
     *
     * @param named who it says it is from, or null
     */
    static InboundEvent system(Change change, JsonNode message, String eventKey, @Nullable CustomerIdentity named) {
        JsonNode system = message.path("system");
        CustomerIdentity previous =
                named != null ? named : Identities.of(JsonFields.id(system, "customer"), null, null, null);
        String newest = JsonFields.id(system, "wa_id");
        CustomerIdentity current = Identities.of(
                newest != null ? newest : JsonFields.id(system, "new_wa_id"),
                JsonFields.id(system, "user_id"),
                JsonFields.id(system, "parent_user_id"),
                null);
        Instant at = Timestamps.read(JsonFields.text(message, "timestamp"), change.received());
        return event(change, message, eventKey, at, previous, current);
    }

    /** Reads one element of a change of the field {@code user_id_update}. */
    static InboundEvent userIdUpdate(Change change, JsonNode update) {
        return event(
                change,
                update,
                EventKeys.content(change, update),
                Timestamps.read(JsonFields.text(update, "timestamp"), change.at()),
                at(update, "previous"),
                at(update, "current"));
    }

    private static @Nullable CustomerIdentity at(JsonNode update, String side) {
        return Identities.of(
                JsonFields.id(update, "wa_id"),
                JsonFields.id(update.path("user_id"), side),
                JsonFields.id(update.path("parent_user_id"), side),
                null);
    }

    private static InboundEvent event(
            Change change,
            JsonNode element,
            String eventKey,
            Instant at,
            @Nullable CustomerIdentity previous,
            @Nullable CustomerIdentity current) {
        if (previous == null || current == null || previous.equals(current)) {
            return Unreadable.element(change, element, "a system message that changes no number or user id");
        }
        return new InboundEvent.IdentityChanged(eventKey, change.number(), at, previous, current);
    }
}
