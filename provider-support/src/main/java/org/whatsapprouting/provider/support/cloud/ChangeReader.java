package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.JsonTokens.Part;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Turns one change, an object of {@code field} and {@code value}, into events (Meta 1.6 to 1.8). It does so in two steps,
 * because fields come in any order: the constructor passes over the change, and {@link #report} says what it means once all
 * around it is known. Only what is no text message and no status is read into a tree.
 */
public final class ChangeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);

    private final JsonTokens json;
    private final Carrier carrier;
    private final Part part;
    private final List<Element> elements = new ArrayList<>(1);
    private List<Sender> contacts = List.of();
    private int messages;
    private @Nullable List<Element> userIdUpdates;
    private @Nullable String field;
    private @Nullable String numberId;
    private @Nullable String shownNumber;
    private boolean hasValue;
    private boolean hasParts;

    /** Something that becomes one event. */
    private record Element(Part part, Meaning meaning) {}

    /** What an element says as part of a change. */
    private interface Meaning {
        InboundEvent in(Change change) throws IOException;
    }

    /** Passes over a change. */
    public ChangeReader(JsonTokens json, Carrier carrier) throws IOException {
        this.json = json;
        this.carrier = carrier;
        int place = json.place();
        readChange();
        this.part = json.since(place);
    }

    /**
     * Says what the change means. The document must still be at hand.
     *
     * @param entry what stands around it
     * @param events gets it, in its order; what cannot be read as {@link InboundEvent.Unrecognised}
     */
    public void report(Entry entry, List<InboundEvent> events) throws IOException {
        var change = new Change(entry, field, hasValue ? carrier.number(numberId, shownNumber) : null);
        if (field == null || !hasValue) {
            events.add(unreadable(change, part, "a change without a field or a value"));
        } else if (field.equals("messages")) {
            if (!hasParts) {
                events.add(unreadable(change, part, "a change without messages, statuses or errors"));
            }
            report(elements, change, events);
        } else if (field.equals("user_id_update") && userIdUpdates != null) {
            report(userIdUpdates, change, events);
        } else {
            events.add(notice(change, field, json.tree(part)));
        }
    }

    /**
     * Keeps what is no change.
     *
     * @param why what it is, for people; without anything from the element
     */
    public static InboundEvent unreadable(JsonNode element, Instant received, String why) {
        return Unreadable.element(Change.likeness(element, received), element, why);
    }

    private void readChange() throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "field" -> field = json.id();
                case "value" -> readValue();
                default -> json.skip();
            }
        }
    }

    private void readValue() throws IOException {
        hasValue = json.isObject();
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "metadata" -> readMetadata();
                case "contacts" -> contacts = Sender.listed(json);
                case "messages", "statuses", "errors" -> readPart(name);
                case "user_id_update" -> readUserIdUpdates();
                default -> json.skip();
            }
        }
    }

    private void readMetadata() throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "phone_number_id" -> numberId = json.id();
                case "display_phone_number" -> shownNumber = json.id();
                default -> json.skip();
            }
        }
    }

    private void readPart(String name) throws IOException {
        hasParts = true;
        if (!json.isArray()) {
            int place = json.place();
            json.skip();
            elements.add(new Element(
                    json.since(place), change -> unreadable(change, part, "a change whose parts are no lists")));
        } else if (name.equals("messages")) {
            while (json.nextElement()) {
                var message = new MessageReader(json);
                int index = messages++;
                elements.add(new Element(message.part(), change -> message.event(change, sender(message, index))));
            }
        } else if (name.equals("statuses")) {
            while (json.nextElement()) {
                var status = new StatusReader(json, carrier);
                elements.add(new Element(status.part(), status::event));
            }
        } else {
            readErrors();
        }
    }

    private void readErrors() throws IOException {
        int place = json.place();
        boolean empty = true;
        while (json.nextElement()) {
            json.skip();
            empty = false;
        }
        if (!empty) {
            Part errors = json.since(place);
            elements.add(new Element(errors, change -> notice(change, "errors", json.tree(errors))));
        }
    }

    private void readUserIdUpdates() throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        userIdUpdates = new ArrayList<>();
        while (json.nextElement()) {
            int place = json.place();
            json.skip();
            Part update = json.since(place);
            userIdUpdates.add(new Element(update, change -> IdentityReader.userIdUpdate(change, json.tree(update))));
        }
    }

    private Sender sender(MessageReader message, int index) {
        return Sender.of(message.sender(), index, messages, contacts);
    }

    /** Whatever an element holds that nobody thought of, it must not cost its siblings. */
    private void report(List<Element> parts, Change change, List<InboundEvent> events) throws IOException {
        for (Element element : parts) {
            InboundEvent event;
            try {
                event = element.meaning().in(change);
            } catch (RuntimeException unforeseen) {
                // Its message may quote the element.
                LOG.warn(
                        "An element of a webhook could not be read: {}",
                        unforeseen.getClass().getName());
                event = unreadable(change, element.part(), "an element that could not be read");
            }
            events.add(event);
        }
    }

    private InboundEvent unreadable(Change change, Part element, String why) throws IOException {
        return Unreadable.element(change, json.tree(element), why);
    }

    private static InboundEvent notice(Change change, String kind, JsonNode element) {
        return new InboundEvent.AccountNotice(
                EventKeys.content(change, element), change.number(), change.at(), kind, StrictJson.write(element));
    }
}
