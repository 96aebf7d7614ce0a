package org.whatsapprouting.provider.meta.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.JsonTokens.Part;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.Carrier;
import org.whatsapprouting.provider.support.cloud.ChangeReader;
import org.whatsapprouting.provider.support.cloud.Entry;

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
        return json.read(body, tokens -> readBody(tokens, received));
    }

    private static List<InboundEvent> readBody(JsonTokens json, Instant received) throws IOException {
        int place = json.place();
        boolean isNamed = false;
        boolean isOurs = true;
        boolean isChange = false;
        List<InboundEvent> events = null;
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "object" -> {
                    isNamed = true;
                    isOurs = BUSINESS_ACCOUNT.equals(json.text());
                }
                case "entry" -> events = readEntries(json, received);
                case "field" -> {
                    isChange = json.isText();
                    json.skip();
                }
                default -> json.skip();
            }
        }
        if (events != null && isOurs) {
            return events;
        }
        // The dashboard's test button sends a change without anything around it.
        Part body = json.since(place);
        return isChange && !isNamed
                ? readChange(json, body, received)
                : List.of(ChangeReader.unreadable(
                        json.tree(body), received, "a body of another kind than " + BUSINESS_ACCOUNT));
    }

    private static List<InboundEvent> readChange(JsonTokens json, Part body, Instant received) throws IOException {
        var events = new ArrayList<InboundEvent>();
        try (JsonTokens change = json.again(body)) {
            new ChangeReader(change, Carrier.META).report(Entry.none(received), events);
        }
        return events;
    }

    /** Returns null if these are no entries. */
    private static @Nullable List<InboundEvent> readEntries(JsonTokens json, Instant received) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return null;
        }
        var events = new ArrayList<InboundEvent>();
        while (json.nextElement()) {
            readEntry(json, received, events);
        }
        return events;
    }

    private static void readEntry(JsonTokens json, Instant received, List<InboundEvent> events) throws IOException {
        int place = json.place();
        String id = null;
        String time = null;
        List<ChangeReader> changes = null;
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "id" -> id = json.text();
                case "time" -> time = json.text();
                case "changes" -> changes = readChanges(json);
                default -> json.skip();
            }
        }
        if (changes == null) {
            events.add(ChangeReader.unreadable(json.tree(json.since(place)), received, "an entry without changes"));
            return;
        }
        var entry = Entry.of(id, time, received);
        for (ChangeReader change : changes) {
            change.report(entry, events);
        }
    }

    /** Returns null if these are no changes. */
    private static @Nullable List<ChangeReader> readChanges(JsonTokens json) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return null;
        }
        var changes = new ArrayList<ChangeReader>(1);
        while (json.nextElement()) {
            changes.add(new ChangeReader(json, Carrier.META));
        }
        return changes;
    }
}
