package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.StrictJson;

/** Writes a message as Meta takes it, after checking the limits that Meta documents (Meta 1.9). */
public final class MessageWriter {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_REFERENCE = 64;
    /** Without one there is nothing to show. */
    private static final Pattern LINK = Pattern.compile("https?://\\S");

    private MessageWriter() {}

    /** Writes a message whose links are just text, or says why Meta would not take it. */
    public static Draft write(OutboundMessage message) {
        return write(message, false);
    }

    /**
     * Writes a message, or says why Meta would not take it.
     *
     * @param previews whether texts show what is behind their first link
     */
    public static Draft write(OutboundMessage message, boolean previews) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        if (!addressed(body, message.to())) {
            return refused(
                    RejectReason.RECIPIENT_UNREACHABLE,
                    "recipient",
                    "The recipient has no phone number or user id for Meta.");
        }
        if (message.quotedMessageId() != null && !(message.content() instanceof Content.Reaction)) {
            body.putObject("context").put("message_id", message.quotedMessageId());
        }
        if (message.reference().length() <= MAX_REFERENCE) {
            body.put("biz_opaque_callback_data", message.reference());
        }
        Draft problem = content(body, message.content(), message.reference());
        if (problem == null && previews && message.content() instanceof Content.Text text && hasLink(text.body())) {
            ((ObjectNode) body.path("text")).put("preview_url", true);
        }
        return problem != null
                ? problem
                : new Draft.Ready(StrictJson.write(body).getBytes(StandardCharsets.US_ASCII));
    }

    /** The phone number goes first; Meta prepends the business's own country code to one without plus sign. */
    private static boolean addressed(ObjectNode body, CustomerIdentity to) {
        if (to.phone() != null) {
            body.put("to", "+" + to.phone());
            return to.phone().matches("[0-9]{5,20}");
        }
        String id = to.userId() != null ? to.userId() : to.parentUserId();
        body.put("recipient", id);
        return id != null;
    }

    /** Adds the content, or returns why it cannot be sent. */
    private static @Nullable Draft content(ObjectNode body, Content content, String reference) {
        if (content instanceof Content.Text text) {
            return text(body, text.body());
        }
        if (content instanceof Content.Template template) {
            return TemplateWriter.add(body, template);
        }
        if (content instanceof Content.Media media) {
            return MediaWriter.add(body, media);
        }
        if (content instanceof Content.Location place) {
            return CardWriter.place(body, place);
        }
        if (content instanceof Content.Contacts contacts) {
            return CardWriter.cards(body, contacts);
        }
        if (content instanceof Content.Reaction reaction) {
            return CardWriter.reaction(body, reaction);
        }
        return interactive(body, content, reference);
    }

    private static @Nullable Draft interactive(ObjectNode body, Content content, String reference) {
        if (content instanceof Content.Choice choice) {
            return InteractiveWriter.choice(body, choice);
        }
        if (content instanceof Content.LinkButton button) {
            return InteractiveWriter.link(body, button);
        }
        if (content instanceof Content.Request request) {
            return InteractiveWriter.request(body, request);
        }
        if (content instanceof Content.FlowStart flow) {
            return InteractiveWriter.flow(body, flow, reference);
        }
        if (content instanceof Content.Products products) {
            return ProductWriter.add(body, products);
        }
        return refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "content",
                "Content of kind " + content.kind() + " is not sent to Meta.");
    }

    private static @Nullable Draft text(ObjectNode body, String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            return refused(
                    RejectReason.INVALID_CONTENT,
                    "length",
                    "A text has 1 to " + MAX_TEXT + " characters, but this one has " + text.length() + ".");
        }
        if (!whole(text)) {
            return refused(RejectReason.INVALID_CONTENT, "encoding", "The text holds half of a character.");
        }
        body.put("type", "text").putObject("text").put("body", text);
        return null;
    }

    /** Returns whether there is something in a text that a preview can show. */
    public static boolean hasLink(String text) {
        return LINK.matcher(text).find();
    }

    /** Returns whether no surrogate stands alone, as happens where an emoji is cut in two. */
    static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static Draft refused(RejectReason reason, String code, String detail) {
        return new Draft.Refused(new SendOutcome.Rejected(reason, code, detail));
    }
}
