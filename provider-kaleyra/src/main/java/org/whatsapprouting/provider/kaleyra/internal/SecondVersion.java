package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.AccountNotice;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.JsonTokens.Part;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.Carrier;
import org.whatsapprouting.provider.support.cloud.ChangeReader;
import org.whatsapprouting.provider.support.cloud.Entry;

/**
 * Reads callbacks of the second version (Kaleyra 1.5): a change as Meta writes it, with what Kaleyra knows of it beside.
 */
final class SecondVersion implements Carrier {
    private static final int MAX_REFERENCE = 64;

    private final JsonTokens json;
    private final String account;
    private final Part body;
    private @Nullable Part change;
    private @Nullable Part extraInfo;
    private @Nullable String messageId;
    private @Nullable String raw;

    /**
     * Passes over a body.
     *
     * @param account the business number of the account, digits only
     */
    SecondVersion(JsonTokens json, String account) throws IOException {
        this.json = json;
        this.account = account;
        int place = json.place();
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "meta_object" -> change = object();
                case "extra_info" -> extraInfo = object();
                case "message_id" -> messageId = json.id();
                default -> json.skip();
            }
        }
        this.body = json.since(place);
    }

    /** Passes over a value. Returns null if it is no object. */
    private @Nullable Part object() throws IOException {
        boolean isObject = json.isObject();
        int place = json.place();
        json.skip();
        return isObject ? json.since(place) : null;
    }

    /** Returns what the body says, or null if it is not of this version at all. */
    @Nullable
    List<InboundEvent> events(Instant received) throws IOException {
        if (change == null) {
            return null;
        }
        JsonNode extra = extraInfo == null ? MissingNode.getInstance() : json.tree(extraInfo);
        var events = new ArrayList<InboundEvent>();
        try (JsonTokens again = json.again(change)) {
            new ChangeReader(again, this).report(Entry.of(JsonFields.text(extra, "waba_id"), null, received), events);
        }
        for (int i = 0; i < events.size(); i++) {
            events.set(i, completed(events.get(i), extra));
        }
        return events;
    }

    /** Returns the whole body as a tree. */
    JsonNode tree() throws IOException {
        return json.tree(body);
    }

    /** The whole body as text, one for all that is kept of it. */
    private String raw() throws IOException {
        if (raw == null) {
            raw = StrictJson.write(tree());
        }
        return raw;
    }

    /** Meta's id of the number is nothing an account at Kaleyra knows; the number itself is. */
    @Override
    public String number(@Nullable String id, @Nullable String shown) {
        return shown == null ? account : WebhookReader.digits(shown, account);
    }

    /** In any case, and with names of Kaleyra's own. */
    @Override
    public @Nullable DeliveryStatus reached(String status) {
        return Statuses.reached(status);
    }

    /** Where WhatsApp's id stands, Kaleyra's own is preferred. */
    @Override
    public @Nullable String statusId(@Nullable String id) {
        boolean hasOwn = messageId != null && !messageId.startsWith("wamid.");
        return hasOwn && (id == null || id.startsWith("wamid.")) ? messageId : id;
    }

    private InboundEvent completed(InboundEvent event, JsonNode extra) throws IOException {
        if (event instanceof MessageReceived message) {
            String answered = JsonFields.id(extra, "reply_to");
            return new MessageReceived(
                    message.eventKey(),
                    message.number(),
                    message.at(),
                    message.providerMessageId(),
                    message.from(),
                    message.profileName(),
                    content(message.content(), extra),
                    answered != null ? answered : message.quotedMessageId(),
                    message.referral());
        }
        if (event instanceof StatusReported status) {
            String reference = status.reference() != null ? status.reference() : reference(extra);
            return new StatusReported(
                    status.eventKey(),
                    status.number(),
                    status.at(),
                    status.providerMessageId(),
                    status.status(),
                    reference,
                    status.failure());
        }
        if (event instanceof AccountNotice notice) {
            return new AccountNotice(notice.eventKey(), notice.number(), notice.at(), notice.kind(), raw());
        }
        if (event instanceof Unrecognised kept) {
            return new Unrecognised(kept.eventKey(), kept.number(), kept.at(), kept.why(), raw());
        }
        return event;
    }

    /** Kaleyra keeps a copy of each file, which can be had without a token of Meta's. */
    private static Content content(Content content, JsonNode extra) {
        String link = FirstContent.link(JsonFields.id(extra, "media_url"));
        if (link == null || !(content instanceof Media media)) {
            return content;
        }
        var copy = new MediaRef(null, link, media.ref().mimeType(), media.ref().sha256());
        return new Media(media.type(), copy, media.caption(), media.filename());
    }

    private static @Nullable String reference(JsonNode extra) {
        String reference = JsonFields.id(extra, "ref");
        return reference == null || reference.length() > MAX_REFERENCE ? null : reference;
    }
}
