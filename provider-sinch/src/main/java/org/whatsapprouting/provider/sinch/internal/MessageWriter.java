package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.StrictJson;

/** Writes a message as Sinch takes it, after checking the limits that are documented (Sinch 1.2). */
public final class MessageWriter {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_REFERENCE = 128;

    private MessageWriter() {}

    /**
     * Writes a message, or says why it would not be taken.
     *
     * @param appId the app that sends
     * @param ttl how long Sinch may keep the message waiting
     * @param listed what is known of the message's template, or null
     */
    public static Draft write(OutboundMessage message, String appId, Duration ttl, @Nullable ListedTemplate listed) {
        String identity = identity(message.to());
        if (identity == null) {
            return refused(
                    RejectReason.RECIPIENT_UNREACHABLE,
                    "recipient",
                    "The recipient has no phone number or user id for Sinch.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("app_id", appId);
        body.putObject("recipient")
                .putObject("identified_by")
                .putArray("channel_identities")
                .addObject()
                .put("channel", "WHATSAPP")
                .put("identity", identity);
        Draft problem = content(body.putObject("message"), message, listed);
        if (problem != null) {
            return problem;
        }
        if (!whole(body)) {
            return refused(RejectReason.INVALID_CONTENT, "encoding", "A text holds half of a character.");
        }
        // Without it Sinch may go on with another channel, such as SMS.
        body.putArray("channel_priority_order").add("WHATSAPP");
        if (message.reference().length() <= MAX_REFERENCE) {
            body.put("message_metadata", message.reference()).put("correlation_id", message.reference());
        }
        body.put("ttl", ttl.toSeconds() + "s");
        return new Draft.Ready(StrictJson.write(body).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String identity(CustomerIdentity to) {
        if (to.phone() != null) {
            return to.phone().matches("[0-9]{5,20}") ? to.phone() : null;
        }
        return to.userId() != null ? to.userId() : to.parentUserId();
    }

    /** Adds the content, or returns why it cannot be sent. */
    private static @Nullable Draft content(
            ObjectNode message, OutboundMessage outbound, @Nullable ListedTemplate listed) {
        Content content = outbound.content();
        if (content instanceof Content.Text text) {
            Draft problem = textProblem(text.body(), MAX_TEXT);
            message.putObject("text_message").put("text", text.body());
            return problem;
        }
        if (content instanceof Content.Media media) {
            return MediaWriter.add(message, media);
        }
        if (content instanceof Content.Location place) {
            PlaceWriter.location(message, place);
            return null;
        }
        if (content instanceof Content.Contacts contacts) {
            return PlaceWriter.contact(message, contacts);
        }
        if (content instanceof Content.Framed framed && (framed.header() != null || framed.footer() != null)) {
            return refused(
                    RejectReason.UNSUPPORTED_CONTENT,
                    "frame",
                    "Headers and footers are not sent through Sinch: they go into the text.");
        }
        if (content instanceof Content.Choice choice) {
            return ChoiceWriter.add(message, choice);
        }
        if (content instanceof Content.FlowStart flow) {
            return FlowWriter.add(message, flow, outbound.reference());
        }
        if (content instanceof Content.Products products) {
            return ProductWriter.add(message, products);
        }
        if (content instanceof Content.Template template) {
            return TemplateWriter.add(message, template, listed);
        }
        return refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "content",
                "Content of kind " + content.kind() + " is not sent through Sinch.");
    }

    /** Returns why a text cannot be sent, or null. */
    static @Nullable Draft textProblem(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return refused(
                    RejectReason.INVALID_CONTENT,
                    "length",
                    "A text here has 1 to " + most + " characters, but this one has " + text.length() + ".");
        }
        return null;
    }

    /** Returns whether no surrogate stands alone in any text, as happens where an emoji is cut in two. */
    private static boolean whole(JsonNode node) {
        return node.isTextual()
                ? node.textValue()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                : node.valueStream().allMatch(MessageWriter::whole);
    }

    static Draft refused(RejectReason reason, String code, String detail) {
        return new Draft.Refused(new SendOutcome.Rejected(reason, code, detail));
    }
}
