package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.whatsapprouting.provider.support.StrictJson;

/** Writes the typing indicator (Twilio 1.2). */
public final class TypingWriter {
    private TypingWriter() {}

    /**
     * Returns the request that shows a customer that somebody is writing.
     *
     * @param messageId Twilio's id of a message of his
     */
    public static byte[] json(String messageId) {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("channel", "WHATSAPP").put("messageId", messageId);
        return StrictJson.write(request).getBytes(StandardCharsets.US_ASCII);
    }
}
