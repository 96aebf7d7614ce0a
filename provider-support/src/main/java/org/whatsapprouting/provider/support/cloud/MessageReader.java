package org.whatsapprouting.provider.support.cloud;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.JsonTokens.Part;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Reads one element of {@code value.messages}, in two steps like {@link ChangeReader}. Texts are nearly all there is, so
 * they need no tree; the content of any other message is read from one.
 */
final class MessageReader {
    private final JsonTokens json;
    private final Part part;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String from;
    private @Nullable String fromUserId;
    private @Nullable String fromParentUserId;
    private @Nullable String groupId;
    private @Nullable String timestamp;
    private @Nullable String quoted;
    private @Nullable String text;
    private @Nullable Part referral;

    /** Passes over the element. */
    MessageReader(JsonTokens json) throws IOException {
        this.json = json;
        int place = json.place();
        readMessage();
        this.part = json.since(place);
    }

    private void readMessage() throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "id" -> id = json.id();
                case "type" -> type = json.id();
                case "from" -> from = json.id();
                case "from_user_id" -> fromUserId = json.id();
                case "from_parent_user_id" -> fromParentUserId = json.id();
                case "group_id" -> groupId = json.id();
                case "timestamp" -> timestamp = json.text();
                case "context" -> quoted = json.idOf("id");
                case "text" -> text = json.textOf("body");
                case "referral" -> readReferral();
                default -> json.skip();
            }
        }
    }

    private void readReferral() throws IOException {
        boolean readable = json.isObject();
        int place = json.place();
        json.skip();
        referral = readable ? json.since(place) : null;
    }

    Part part() {
        return part;
    }

    /** Who the message itself says it is from. */
    @Nullable
    CustomerIdentity sender() {
        return Identities.of(from, fromUserId, fromParentUserId, null);
    }

    /** @param sender who sent it, as far as the body says */
    InboundEvent event(Change change, Sender sender) throws IOException {
        if (id == null) {
            return unreadable(change, "a message without an id");
        }
        String eventKey = EventKeys.message(change.number(), id);
        if ("system".equals(type)) {
            return IdentityReader.system(change, json.tree(part), eventKey, sender());
        }
        if (groupId != null) {
            return unreadable(change, "a message to a group; groups are not routed");
        }
        if (sender.identity() == null) {
            return unreadable(change, "a message without a readable sender");
        }
        return new InboundEvent.MessageReceived(
                eventKey,
                change.number(),
                Timestamps.read(timestamp, change.received()),
                id,
                sender.identity(),
                sender.profileName(),
                content(),
                quoted,
                referral == null ? null : StrictJson.write(json.tree(referral)));
    }

    private Content content() throws IOException {
        return text != null && "text".equals(type) ? new Content.Text(text) : ContentReader.read(json.tree(part));
    }

    private InboundEvent unreadable(Change change, String why) throws IOException {
        return Unreadable.element(change, json.tree(part), why);
    }
}
