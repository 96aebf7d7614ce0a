package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/** Reads what a customer did: messages, events, and what Sinch itself could not map (Sinch 1.3). */
final class MessageReader {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{1,32}");
    private static final Pattern PARENT_ID = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final int MAX_IDENTITY = 200;

    private MessageReader() {}

    /** Reads the member {@code message}. */
    static InboundEvent message(Callback callback, JsonNode message) {
        JsonNode said = message.path("contact_message");
        String answered = JsonFields.id(said.path("reply_to"), "message_id");
        if (answered == null) {
            answered = JsonFields.id(said.path("choice_response_message"), "message_id");
        }
        return received(callback, message, "message", ContentReader.read(said, message), answered);
    }

    /** Reads the member {@code event}: a reaction is what a customer says, all else is news. */
    static InboundEvent event(Callback callback, JsonNode event) {
        JsonNode reaction = event.path("contact_message_event").path("reaction_event");
        if (!reaction.isObject()) {
            return callback.notice("event." + kind(event));
        }
        String target = JsonFields.id(reaction, "message_id");
        if (target == null) {
            return callback.unreadable("a reaction without the message it belongs to");
        }
        boolean taken = "REACTION_ACTION_UNREACT".equals(JsonFields.id(reaction, "action"));
        var content = new Content.Reaction(target, taken ? null : JsonFields.id(reaction, "emoji"));
        return received(callback, event, "event", content, null);
    }

    /** Reads the member {@code unsupported_callback}: a message only if it says of whom. */
    static InboundEvent unsupported(Callback callback, JsonNode element) {
        var content = new Content.Unsupported("unsupported_callback", StrictJson.write(element));
        return received(callback, element, "unsupported", content, null);
    }

    private static InboundEvent received(
            Callback callback, JsonNode element, String kind, Content content, @Nullable String answered) {
        String id = JsonFields.id(element, "id");
        if (id == null) {
            return callback.unreadable("a message without an id");
        }
        String direction = JsonFields.id(element, "direction");
        if (direction != null && !direction.equals("TO_APP")) {
            return callback.unreadable("a message that is not from a customer");
        }
        JsonNode from = element.path("channel_identity");
        String channel = JsonFields.id(from, "channel");
        if (channel != null && !channel.equals("WHATSAPP")) {
            return callback.unreadable("a message over another channel than WhatsApp");
        }
        CustomerIdentity customer = identity(JsonFields.id(from, "identity"));
        if (customer == null) {
            return callback.unreadable("a message without a readable sender");
        }
        return new InboundEvent.MessageReceived(
                callback.key(kind, id),
                callback.app(),
                Callback.time(element, "accept_time", callback.at()),
                id,
                customer,
                null,
                content,
                answered,
                null);
    }

    /** A phone number, or whatever else Sinch calls a customer by; Sinch's own contact ids come and go with its modes. */
    private static @Nullable CustomerIdentity identity(@Nullable String text) {
        if (text == null || text.length() > MAX_IDENTITY) {
            return null;
        }
        if (PHONE.matcher(text).matches()) {
            return CustomerIdentity.ofPhone(text.startsWith("+") ? text.substring(1) : text);
        }
        return PARENT_ID.matcher(text).matches()
                ? new CustomerIdentity(null, null, text, null)
                : new CustomerIdentity(null, text, null, null);
    }

    private static String kind(JsonNode event) {
        for (String group : new String[] {"contact_event", "contact_message_event"}) {
            for (var member : event.path(group).properties()) {
                return member.getKey();
            }
        }
        return "unknown";
    }
}
