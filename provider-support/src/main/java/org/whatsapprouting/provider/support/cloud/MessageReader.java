package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/** Reads one element of {@code value.messages}. */
final class MessageReader {
    private MessageReader() {}

    /** @param sender who sent it, as far as the body says */
    static InboundEvent read(Change change, JsonNode message, Sender sender) {
        String id = JsonFields.id(message, "id");
        if (id == null) {
            return Unreadable.element(change, message, "a message without an id");
        }
        if ("system".equals(JsonFields.id(message, "type"))) {
            return IdentityReader.system(change, message, EventKeys.message(change.number(), id));
        }
        if (JsonFields.id(message, "group_id") != null) {
            return Unreadable.element(change, message, "a message to a group; groups are not routed");
        }
        if (sender.identity() == null) {
            return Unreadable.element(change, message, "a message without a readable sender");
        }
        return new InboundEvent.MessageReceived(
                EventKeys.message(change.number(), id),
                change.number(),
                Timestamps.read(message, "timestamp", change.received()),
                id,
                sender.identity(),
                sender.profileName(),
                ContentReader.read(message),
                JsonFields.id(message.path("context"), "id"),
                referral(message));
    }

    private static @Nullable String referral(JsonNode message) {
        JsonNode referral = message.path("referral");
        return referral.isObject() ? StrictJson.write(referral) : null;
    }
}
