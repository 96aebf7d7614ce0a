package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a send, checked as Meta documents it (Meta 1.9). */
final class MetaRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_CAPTION = 1_024;
    private static final int MAX_REFERENCE = 512;
    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "reaction",
            "interactive",
            "template");

    private final JsonNode body;

    private MetaRequest(JsonNode body) {
        this.body = body;
    }

    static MetaRequest read(byte[] bytes) {
        try {
            return new MetaRequest(JSON.readTree(bytes));
        } catch (IOException unreadable) {
            return new MetaRequest(JSON.missingNode());
        }
    }

    /** Returns what Meta would answer to a bad request, or null if it is good. */
    @Nullable
    FakeAnswer fault() {
        if (!body.path("messaging_product").asText().equals("whatsapp")) {
            return invalid(100, "(#100) The parameter messaging_product is required.");
        }
        if (!body.path("recipient_type").asText("individual").equals("individual")) {
            return invalid(100, "(#100) Param recipient_type must be individual here.");
        }
        if (!isTo(body.path("to")) && !isRecipient(body.path("recipient"))) {
            return invalid(131_009, "(#131009) Parameter value is not valid: to or recipient");
        }
        if (body.path("biz_opaque_callback_data").asText().length() > MAX_REFERENCE) {
            return invalid(100, "(#100) Param biz_opaque_callback_data is too long.");
        }
        if (body.has("context")
                && body.path("context").path("message_id").asText().isEmpty()) {
            return invalid(131_009, "(#131009) Parameter value is not valid: context");
        }
        if (!TYPES.contains(type()) || body.path(type()).isEmpty()) {
            return invalid(100, "(#100) Param type must name a type and its object must be there.");
        }
        FakeAnswer unknown = keyFault(
                "message",
                body,
                "messaging_product",
                "recipient_type",
                "to",
                "recipient",
                "type",
                "context",
                "biz_opaque_callback_data",
                type());
        return unknown != null ? unknown : contentFault();
    }

    private @Nullable FakeAnswer contentFault() {
        return switch (type()) {
            case "text" -> textFault(body.path("text"));
            case "template" -> MetaTemplate.fault(body.path("template"));
            case "interactive" -> MetaInteractive.fault(body.path("interactive"));
            case "contacts" -> MetaInteractive.cardFault(body.path("contacts"));
            case "location" -> MetaInteractive.placeFault(body.path("location"));
            case "reaction" -> MetaInteractive.reactionFault(body.path("reaction"));
            default -> fileFault(type(), body.path(type()));
        };
    }

    /** Whether it is no message but says that one was read. */
    boolean isReport() {
        return body.has("status");
    }

    /** Returns what Meta would answer to a bad report, or null if it is good. */
    @Nullable
    FakeAnswer reportFault() {
        boolean good = body.path("messaging_product").asText().equals("whatsapp")
                && body.path("status").asText().equals("read")
                && !body.path("message_id").asText().isEmpty()
                && (!body.has("typing_indicator")
                        || body.path("typing_indicator").path("type").asText().equals("text"));
        return good ? null : invalid(131_009, "(#131009) Parameter value is not valid: status or message_id");
    }

    /** A file by itself; those in headers have no caption. */
    private static @Nullable FakeAnswer fileFault(String type, JsonNode file) {
        boolean captioned = type.equals("image") || type.equals("video") || type.equals("document");
        if (file.path("caption").asText().length() > MAX_CAPTION || (file.has("caption") && !captioned)) {
            return invalid(131_009, "(#131009) Parameter value is not valid: caption");
        }
        if (type.equals("audio") && file.has("voice") && !file.path("voice").isBoolean()) {
            return invalid(100, "(#100) Param voice must be a boolean.");
        }
        String more = type.equals("audio") ? "voice" : captioned ? "caption" : "";
        return sourceFault(type, file, more);
    }

    /** Exactly one of id and link; a link is public https; nothing that does not belong there. */
    static @Nullable FakeAnswer sourceFault(String type, JsonNode file, String more) {
        if (file.has("id") == file.has("link") || file.path("id").asText("1").isEmpty()) {
            return invalid(100, "(#100) A file needs an id or a link, not both.");
        }
        if (!file.path("link").asText("https://x").matches("https://\\S+")) {
            return invalid(131_053, "(#131053) Media upload error: the link is no https address.");
        }
        return keyFault(type, file, "id", "link", type.equals("document") ? "filename" : "", more);
    }

    /** The Graph API takes no key that it does not know. */
    static @Nullable FakeAnswer keyFault(String where, JsonNode object, String... known) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!List.of(known).contains(field.getKey())) {
                return invalid(100, "(#100) Unexpected key \"" + field.getKey() + "\" on param \"" + where + "\".");
            }
        }
        return null;
    }

    private String type() {
        return body.path("type").asText("text");
    }

    /** The phone number without plus sign, or the user id. */
    private String to() {
        String phone = body.path("to").asText();
        return phone.isEmpty() ? body.path("recipient").asText() : phone.substring(1);
    }

    private String text() {
        return type().equals("text")
                ? body.path("text").path("body").asText()
                : body.path("template").path("name").asText();
    }

    private @Nullable String reference() {
        return body.path("biz_opaque_callback_data").textValue();
    }

    /** Takes the message, with Meta's answer. */
    FakeAnswer taken(String id, String number) {
        boolean phone = body.path("recipient").isMissingNode() || body.hasNonNull("to");
        Map<String, Object> contact =
                Map.of("input", phone ? body.path("to").asText() : to(), phone ? "wa_id" : "user_id", to());
        Map<String, Object> message = Map.of("id", id, "message_status", "accepted");
        String answer = JsonWriter.write(
                Map.of("messaging_product", "whatsapp", "contacts", List.of(contact), "messages", List.of(message)));
        return FakeAnswer.taken(
                new SentMessage(id, number, to(), type(), text(), reference(), body.toString()), 200, answer);
    }

    /** Stricter than Meta, which guesses a country code where the plus sign is missing. */
    private static boolean isTo(JsonNode to) {
        return to.asText().matches("\\+[0-9]{5,20}");
    }

    private static boolean isRecipient(JsonNode recipient) {
        return recipient.asText().matches("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    }

    private static @Nullable FakeAnswer textFault(JsonNode text) {
        JsonNode body = text.path("body");
        if (!body.isTextual() || body.asText().isEmpty()) {
            return invalid(100, "(#100) The parameter text['body'] is required.");
        }
        if (text.path("preview_url").asBoolean() && !body.asText().matches("(?s).*https?://.*")) {
            return invalid(100, "(#100) Param preview_url needs an address in the text.");
        }
        return body.asText().length() > MAX_TEXT
                ? invalid(100, "(#100) Param text['body'] must be at most 4096 characters long.")
                : keyFault("text", text, "body", "preview_url");
    }

    static FakeAnswer invalid(int code, String message) {
        return MetaAnswers.error(400, code, message);
    }
}
