package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.AccountNotice;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.ChangeReader;

/**
 * Reads callbacks of the second version (Kaleyra 1.5): a change as Meta writes it, with what Kaleyra knows of it beside.
 */
final class SecondVersion {
    private static final int MAX_REFERENCE = 64;

    private SecondVersion() {}

    /** @param account the business number of the account, digits only */
    static List<InboundEvent> read(ObjectNode root, String account, Instant received) {
        ObjectNode change = root.path("meta_object").deepCopy();
        JsonNode extra = root.path("extra_info");
        if (change.path("value") instanceof ObjectNode value) {
            number(value, account);
            for (JsonNode status : JsonFields.list(value, "statuses")) {
                status(root, status);
            }
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("id", extra.path("waba_id"));
        var events = new ArrayList<InboundEvent>();
        ChangeReader.read(entry, change, received, events);
        events.replaceAll(event -> completed(event, root, extra));
        return events;
    }

    /** Meta's id of the number is nothing an account at Kaleyra knows; the number itself is. */
    private static void number(ObjectNode value, String account) {
        ObjectNode metadata = value.path("metadata") instanceof ObjectNode given ? given : value.putObject("metadata");
        String shown = JsonFields.id(metadata, "display_phone_number");
        metadata.put("phone_number_id", shown == null ? account : WebhookReader.digits(shown, account));
    }

    /** A known status in any case becomes Meta's; and where WhatsApp's id stands, Kaleyra's own is preferred. */
    private static void status(ObjectNode root, JsonNode element) {
        if (!(element instanceof ObjectNode status)) {
            return;
        }
        String named = JsonFields.id(status, "status");
        var reached = named == null ? null : Statuses.reached(named);
        if (reached != null) {
            status.put("status", reached.name().toLowerCase(Locale.ROOT));
        }
        String id = JsonFields.id(status, "id");
        String own = JsonFields.id(root, "message_id");
        if (own != null && !own.startsWith("wamid.") && (id == null || id.startsWith("wamid."))) {
            status.put("id", own);
        }
    }

    private static InboundEvent completed(InboundEvent event, JsonNode root, JsonNode extra) {
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
            return new AccountNotice(
                    notice.eventKey(), notice.number(), notice.at(), notice.kind(), StrictJson.write(root));
        }
        if (event instanceof Unrecognised kept) {
            return new Unrecognised(kept.eventKey(), kept.number(), kept.at(), kept.why(), StrictJson.write(root));
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
