package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Turns an authentic webhook body into events (Sinch 1.3, 1.4). A body says what it is by the one member it has beside
 * the common ones. Stateless, safe for any thread.
 */
public final class WebhookReader {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);

    private static final Set<String> NOTICES = Set.of(
            "event_delivery_report",
            "conversation_start_notification",
            "conversation_stop_notification",
            "conversation_delete_notification",
            "contact_create_notification",
            "contact_delete_notification",
            "contact_update_notification",
            "contact_merge_notification",
            "duplicated_contact_identities_notification",
            "opt_in_notification",
            "opt_out_notification",
            "capability_notification",
            "channel_event_notification",
            "smart_conversation_notification",
            "message_redaction",
            "record_notification");

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
     * @param received when it came, for what has no readable time
     * @return what it says, at least one event; what cannot be read is kept as {@link InboundEvent.Unrecognised}
     * @throws MalformedJsonException if it is not strict JSON or over a limit
     */
    public List<InboundEvent> read(byte[] body, Instant received) throws MalformedJsonException {
        JsonNode root = json.read(body);
        Callback callback = Callback.of(root, received);
        try {
            return events(callback);
        } catch (RuntimeException unforeseen) {
            // Its message may quote the body.
            LOG.warn(
                    "A Sinch webhook could not be read: {}",
                    unforeseen.getClass().getName());
            return List.of(callback.unreadable("a body that could not be read"));
        }
    }

    private static List<InboundEvent> events(Callback callback) {
        var events = new ArrayList<InboundEvent>();
        for (Map.Entry<String, JsonNode> member : callback.root().properties()) {
            if (!member.getValue().isNull()) {
                String name = member.getKey();
                switch (name) {
                    case "message" -> events.add(MessageReader.message(callback, member.getValue()));
                    case "event" -> events.add(MessageReader.event(callback, member.getValue()));
                    case "unsupported_callback" -> events.add(MessageReader.unsupported(callback, member.getValue()));
                    case "message_delivery_report" -> events.add(StatusReader.report(callback, member.getValue()));
                    case "message_submit_notification" ->
                        events.add(StatusReader.submitted(callback, member.getValue()));
                    default -> {
                        if (NOTICES.contains(name)) {
                            events.add(callback.notice(name));
                        }
                    }
                }
            }
        }
        return events.isEmpty() ? List.of(callback.unreadable("a callback of an unknown kind")) : events;
    }
}
