package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.StrictJson;

/** Turns one change, an object of {@code field} and {@code value}, into events (Meta 1.6 to 1.8). */
public final class ChangeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);
    private static final Set<String> PARTS = Set.of("messages", "statuses", "errors");

    private ChangeReader() {}

    /**
     * Reads a change.
     *
     * @param entry what stands around it; a missing node for nothing
     * @param change the object
     * @param received when it came, for elements without a readable time
     * @param events gets what it says, in its order; what cannot be read as {@link InboundEvent.Unrecognised}
     */
    public static void read(JsonNode entry, JsonNode change, Instant received, List<InboundEvent> events) {
        read(Change.of(entry, change, received), events);
    }

    /**
     * Keeps what is no change.
     *
     * @param why what it is, for people; without anything from the element
     */
    public static InboundEvent unreadable(JsonNode element, Instant received, String why) {
        return Unreadable.element(Change.of(MissingNode.getInstance(), element, received), element, why);
    }

    private static void read(Change change, List<InboundEvent> events) {
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
                    "An element of a webhook could not be read: {}",
                    unforeseen.getClass().getName());
            event = Unreadable.element(change, element, "an element that could not be read");
        }
        events.add(event);
    }

    private static InboundEvent notice(Change change, String kind, JsonNode element) {
        return new InboundEvent.AccountNotice(
                EventKeys.content(change, element), change.number(), change.at(), kind, StrictJson.write(element));
    }
}
