package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.MessageWriter;

/**
 * Writes messages as the second version takes them: WhatsApp's own object with something of Kaleyra's beside it (Kaleyra
 * 1.4). Immutable, safe for any thread.
 *
 * @param profile the profile that reports go by, or null for what the console says
 * @param previews whether texts show what is behind their first link
 */
public record WrappedWriter(@Nullable String profile, boolean previews) {

    /** Writes a message, or says why it would not be taken. */
    public Draft write(OutboundMessage message) {
        Draft draft = MessageWriter.write(message, previews);
        if (!(draft instanceof Draft.Ready ready)) {
            return draft;
        }
        ObjectNode extra = JsonNodeFactory.instance.objectNode().put("ref", message.reference());
        if (profile != null) {
            extra.put("callback_profile_id", profile);
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes(ascii("{\"messaging_object\":"));
        body.writeBytes(ready.body());
        body.writeBytes(ascii(",\"extra_info\":" + StrictJson.write(extra) + "}"));
        return new Draft.Ready(body.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
