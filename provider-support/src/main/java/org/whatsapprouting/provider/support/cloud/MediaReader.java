package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads files. Only Meta's id of a file counts; an address in a webhook is never taken over, whoever signed it. */
final class MediaReader {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private MediaReader() {}

    static @Nullable Media read(Media.Type type, JsonNode payload) {
        String id = JsonFields.id(payload, "id");
        if (id == null || !ID.matcher(id).matches()) {
            return null;
        }
        var ref = new MediaRef(id, null, JsonFields.id(payload, "mime_type"), JsonFields.id(payload, "sha256"));
        return new Media(type, ref, JsonFields.id(payload, "caption"), JsonFields.id(payload, "filename"));
    }

    /** A voice note is an audio message with a mark. */
    static @Nullable Media audio(JsonNode payload) {
        return read("true".equals(JsonFields.text(payload, "voice")) ? Media.Type.VOICE : Media.Type.AUDIO, payload);
    }
}
