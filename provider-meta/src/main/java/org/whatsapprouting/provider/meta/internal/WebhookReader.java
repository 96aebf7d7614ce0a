package org.whatsapprouting.provider.meta.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.ChangeReader;

/** Turns an authentic webhook body into events (Meta 1.4, 1.6, 1.8). Stateless, safe for any thread. */
public final class WebhookReader {
    private static final String BUSINESS_ACCOUNT = "whatsapp_business_account";

    private final StrictJson json;

    /**
     * @param maxBytes the largest body
     * @param maxTokens the most names, values and brackets in it
     */
    public WebhookReader(int maxBytes, long maxTokens) {
        this.json = new StrictJson(maxBytes, maxTokens);
    }

    /**
     * Reads a body.
     *
     * @param received when it came, for elements without a readable time
     * @return what it says, in its order; what cannot be read is kept as {@link InboundEvent.Unrecognised}
     * @throws MalformedJsonException if it is not strict JSON or over a limit
     */
    public List<InboundEvent> read(byte[] body, Instant received) throws MalformedJsonException {
        JsonNode root = json.read(body);
        var events = new ArrayList<InboundEvent>();
        JsonNode object = root.path("object");
        if (root.path("entry").isArray() && (object.isMissingNode() || BUSINESS_ACCOUNT.equals(object.textValue()))) {
            for (JsonNode entry : root.path("entry")) {
                readEntry(entry, received, events);
            }
        } else if (object.isMissingNode() && root.path("field").isTextual()) {
            // The dashboard's test button sends a change without anything around it.
            ChangeReader.read(MissingNode.getInstance(), root, received, events);
        } else {
            events.add(ChangeReader.unreadable(root, received, "a body of another kind than " + BUSINESS_ACCOUNT));
        }
        return events;
    }

    private static void readEntry(JsonNode entry, Instant received, List<InboundEvent> events) {
        if (!entry.path("changes").isArray()) {
            events.add(ChangeReader.unreadable(entry, received, "an entry without changes"));
            return;
        }
        for (JsonNode node : entry.path("changes")) {
            ChangeReader.read(entry, node, received, events);
        }
    }
}
