package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.ContentReader;

/**
 * Reads what a message of the first version says (Kaleyra 1.3). What cannot be read is still a message, with all its
 * fields.
 */
final class FirstContent {
    private static final int MAX_STRUCTURE = 65_536;
    private static final int MAX_ADDRESS = 2_048;
    private static final StrictJson JSON = new StrictJson(MAX_STRUCTURE, 5_000);
    private static final Pattern PLACE =
            Pattern.compile("\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*,\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*");

    private FirstContent() {}

    static Content read(Fields fields) {
        String named = fields.get("type");
        String type = named == null ? "" : named.toLowerCase(Locale.ROOT);
        Content content = readable(type, fields);
        return content == null ? new Content.Unknown(type, fields.raw()) : content;
    }

    private static @Nullable Content readable(String type, Fields fields) {
        return switch (type) {
            case "text" -> new Content.Text(orEmpty(fields.first("body", "message")));
            case "image" -> media(Media.Type.IMAGE, fields);
            case "video" -> media(Media.Type.VIDEO, fields);
            case "audio" -> media(Media.Type.AUDIO, fields);
            case "voice" -> media(Media.Type.VOICE, fields);
            case "document" -> media(Media.Type.DOCUMENT, fields);
            case "sticker" -> media(Media.Type.STICKER, fields);
            case "location" -> location(fields.get("location"));
            case "contacts", "contact" -> structure("contacts", fields.get("contacts"));
            case "" -> untyped(fields);
            default -> null;
        };
    }

    /** A profile that passes no type. */
    private static @Nullable Content untyped(Fields fields) {
        if (fields.get("media_url") != null) {
            return media(Media.Type.DOCUMENT, fields);
        }
        String body = fields.first("body", "message");
        return body == null ? null : new Content.Text(body);
    }

    private static @Nullable Content media(Media.Type type, Fields fields) {
        String link = link(fields.get("media_url"));
        if (link == null) {
            return null;
        }
        var ref = new MediaRef(null, link, fields.get("mime_type"), null);
        return new Media(type, ref, fields.first("body", "message"), null);
    }

    /** Returns an address that may be kept; whether it may be asked is decided where it is asked. */
    static @Nullable String link(@Nullable String address) {
        boolean usable = address != null
                && address.length() <= MAX_ADDRESS
                && address.startsWith("https://")
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return usable ? address : null;
    }

    private static @Nullable Content location(@Nullable String text) {
        Matcher place = PLACE.matcher(text == null ? "" : text);
        if (!place.matches()) {
            return structure("location", text);
        }
        ObjectNode coordinates = JsonNodeFactory.instance.objectNode();
        coordinates.put("latitude", place.group(1)).put("longitude", place.group(2));
        return structure("location", coordinates);
    }

    /** Reads a variable that holds JSON as WhatsApp has it. */
    private static @Nullable Content structure(String type, @Nullable String text) {
        try {
            return text == null ? null : structure(type, JSON.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJsonException unreadable) {
            return null;
        }
    }

    private static @Nullable Content structure(String type, JsonNode payload) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", type);
        message.set(type, payload);
        Content content = ContentReader.read(message);
        return content instanceof Content.Unknown ? null : content;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
