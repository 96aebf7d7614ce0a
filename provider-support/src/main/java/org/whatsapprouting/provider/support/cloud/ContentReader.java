package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Reads what a message says (Meta 1.6). A message that is not as documented is still a message: it becomes
 * {@link Content.Unknown} with all it holds, so that somebody can be asked to look at it.
 */
public final class ContentReader {
    private ContentReader() {}

    /**
     * Reads an object that names its {@code type} and has a member of that name.
     *
     * @param message the object
     */
    public static Content read(JsonNode message) {
        String type = JsonFields.id(message, "type");
        if (type == null) {
            return unknown("", message);
        }
        Content content = readable(type, message);
        return content == null ? unknown(type, message) : content;
    }

    private static @Nullable Content readable(String type, JsonNode message) {
        JsonNode payload = message.path(type);
        return switch (type) {
            case "text" -> text(payload);
            case "image" -> MediaReader.read(Content.Media.Type.IMAGE, payload);
            case "video" -> MediaReader.read(Content.Media.Type.VIDEO, payload);
            case "audio" -> MediaReader.audio(payload);
            case "voice" -> MediaReader.read(Content.Media.Type.VOICE, payload);
            case "document" -> MediaReader.read(Content.Media.Type.DOCUMENT, payload);
            case "sticker" -> MediaReader.read(Content.Media.Type.STICKER, payload);
            case "location" -> LocationReader.read(payload);
            case "contacts" -> payload.isArray() ? CardReader.read(payload) : null;
            case "button" -> button(payload);
            case "interactive" -> InteractiveReader.read(payload, message);
            case "order" -> OrderReader.read(payload);
            case "reaction" -> reaction(payload);
            case "edit" -> edit(payload);
            case "revoke" -> revoke(payload);
            case "unsupported", "unknown" -> unsupported(type, message);
            default -> null;
        };
    }

    static Content unknown(String type, JsonNode message) {
        return new Content.Unknown(type, StrictJson.write(message));
    }

    private static @Nullable Content text(JsonNode payload) {
        String body = JsonFields.text(payload, "body");
        return body == null ? null : new Content.Text(body);
    }

    private static @Nullable Content button(JsonNode payload) {
        String given = JsonFields.text(payload, "payload");
        String label = JsonFields.text(payload, "text");
        if (given == null && label == null) {
            return null;
        }
        return new Content.TemplateButton(given == null ? "" : given, label == null ? "" : label);
    }

    private static @Nullable Content reaction(JsonNode payload) {
        String target = JsonFields.id(payload, "message_id");
        return target == null ? null : new Content.Reaction(target, JsonFields.id(payload, "emoji"));
    }

    /** The new content stands in a message of its own without id and sender. */
    private static @Nullable Content edit(JsonNode payload) {
        String target = JsonFields.id(payload, "original_message_id");
        return target == null ? null : new Content.Edit(target, read(payload.path("message")));
    }

    private static @Nullable Content revoke(JsonNode payload) {
        String target = JsonFields.id(payload, "original_message_id");
        return target == null ? null : new Content.Revoke(target);
    }

    private static Content unsupported(String type, JsonNode message) {
        String named = JsonFields.id(message.path("unsupported"), "type");
        return new Content.Unsupported(named == null ? type : named, StrictJson.write(message));
    }

    /** Returns the texts of one field of each element, leaving out those that have none. */
    static List<String> texts(JsonNode parent, String array, String name) {
        return JsonFields.list(parent, array).stream()
                .map(element -> JsonFields.id(element, name))
                .filter(text -> text != null)
                .toList();
    }
}
