package org.whatsapprouting.provider.meta.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;

/** Turns an authentic webhook body into events (Meta 1.4, 1.6, 1.8). Stateless, safe for any thread. */
public final class WebhookReader {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);
    private static final String BUSINESS_ACCOUNT = "whatsapp_business_account";

    private static final Set<String> PARTS = Set.of("messages", "statuses", "errors");

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
            readChange(Change.of(MissingNode.getInstance(), root, received), events);
        } else {
            events.add(unknown(root, received, "a body of another kind than " + BUSINESS_ACCOUNT));
        }
        return events;
    }

    private static void readEntry(JsonNode entry, Instant received, List<InboundEvent> events) {
        if (!entry.path("changes").isArray()) {
            events.add(unknown(entry, received, "an entry without changes"));
            return;
        }
        for (JsonNode node : entry.path("changes")) {
            readChange(Change.of(entry, node, received), events);
        }
    }

    private static void readChange(Change change, List<InboundEvent> events) {
        if (change.field() == null || !change.value().isObject()) {
            events.add(Unreadable.element(change, change.node(), "a change without a field or a value"));
        } else if (change.field().equals("messages")) {
            readMessages(change, events);
        } else if (change.field().equals("user_id_update")
                && change.value().path("user_id_update").isArray()) {
            for (JsonNode update : change.value().path("user_id_update")) {
                guarded(change, update, events, () -> IdentityReader.userIdUpdate(change, update));
            }
        } else {
            events.add(notice(change, change.field(), change.node()));
        }
    }

    private static void readMessages(Change change, List<InboundEvent> events) {
        boolean empty = true;
        for (Map.Entry<String, JsonNode> part : change.value().properties()) {
            if (PARTS.contains(part.getKey())) {
                readPart(change, part.getKey(), part.getValue(), events);
                empty = false;
            }
        }
        if (empty) {
            events.add(Unreadable.element(change, change.node(), "a change without messages, statuses or errors"));
        }
    }

    private static void readPart(Change change, String name, JsonNode elements, List<InboundEvent> events) {
        if (!elements.isArray()) {
            events.add(Unreadable.element(change, change.node(), "a change whose parts are no lists"));
        } else if (name.equals("messages")) {
            List<Sender> contacts = Sender.listed(change.value());
            for (int i = 0; i < elements.size(); i++) {
                JsonNode message = elements.get(i);
                Sender sender = Sender.of(message, i, elements.size(), contacts);
                guarded(change, message, events, () -> MessageReader.read(change, message, sender));
            }
        } else if (name.equals("statuses")) {
            for (JsonNode status : elements) {
                guarded(change, status, events, () -> StatusReader.read(change, status));
            }
        } else if (!elements.isEmpty()) {
            events.add(notice(change, name, elements));
        }
    }

    /** Whatever an element holds that nobody thought of, it must not cost its siblings. */
    private static void guarded(
            Change change, JsonNode element, List<InboundEvent> events, Supplier<InboundEvent> reading) {
        InboundEvent event;
        try {
            event = reading.get();
        } catch (RuntimeException unforeseen) {
            // Its message may quote the element.
            LOG.warn(
                    "An element of a Meta webhook could not be read: {}",
                    unforeseen.getClass().getName());
            event = Unreadable.element(change, element, "an element that could not be read");
        }
        events.add(event);
    }

    private static InboundEvent notice(Change change, String kind, JsonNode element) {
        return new InboundEvent.AccountNotice(
                EventKeys.content(change, element), change.number(), change.at(), kind, StrictJson.write(element));
    }

    private static InboundEvent unknown(JsonNode node, Instant received, String why) {
        return Unreadable.element(Change.of(MissingNode.getInstance(), node, received), node, why);
    }
}
