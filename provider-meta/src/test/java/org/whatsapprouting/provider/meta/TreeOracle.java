package org.whatsapprouting.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.ContentReader;
import org.whatsapprouting.provider.support.cloud.GraphError;

/** Reads a body as plainly as can be: all of it into a tree, then from top to bottom. Slow, and easy to believe. */
final class TreeOracle {
    private static final StrictJson JSON = new StrictJson(4 << 20, 200_000);
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final Map<String, DeliveryStatus> STATUSES = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    private final Instant received;
    private final List<InboundEvent> events = new ArrayList<>();

    private TreeOracle(Instant received) {
        this.received = received;
    }

    static List<InboundEvent> read(byte[] body, Instant received) throws MalformedJsonException {
        JsonNode root = JSON.read(body);
        var oracle = new TreeOracle(received);
        oracle.body(root);
        return oracle.events;
    }

    private void body(JsonNode root) {
        JsonNode object = root.path("object");
        boolean ours = object.isMissingNode() || "whatsapp_business_account".equals(object.textValue());
        if (ours && root.path("entry").isArray()) {
            root.path("entry").forEach(this::entry);
        } else if (object.isMissingNode() && root.path("field").isTextual()) {
            change(NOTHING, root);
        } else {
            unreadable(NOTHING, root, root, "a body of another kind than whatsapp_business_account");
        }
    }

    private void entry(JsonNode entry) {
        if (entry.path("changes").isArray()) {
            entry.path("changes").forEach(change -> change(entry, change));
        } else {
            unreadable(NOTHING, entry, entry, "an entry without changes");
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        String field = JsonFields.id(change, "field");
        JsonNode value = change.path("value");
        if (field == null || !value.isObject()) {
            unreadable(entry, change, change, "a change without a field or a value");
        } else if (field.equals("messages")) {
            messages(entry, change);
        } else if (field.equals("user_id_update") && value.path(field).isArray()) {
            value.path(field).forEach(update -> userIdUpdate(entry, change, update));
        } else {
            notice(entry, change, field, change);
        }
    }

    private void messages(JsonNode entry, JsonNode change) {
        int parts = 0;
        for (Map.Entry<String, JsonNode> part : change.path("value").properties()) {
            JsonNode elements = part.getValue();
            if (List.of("messages", "statuses", "errors").contains(part.getKey())) {
                parts++;
                if (!elements.isArray()) {
                    unreadable(entry, change, change, "a change whose parts are no lists");
                } else if (part.getKey().equals("messages")) {
                    for (int i = 0; i < elements.size(); i++) {
                        message(entry, change, elements, i);
                    }
                } else if (part.getKey().equals("statuses")) {
                    elements.forEach(status -> status(entry, change, status));
                } else if (!elements.isEmpty()) {
                    notice(entry, change, "errors", elements);
                }
            }
        }
        if (parts == 0) {
            unreadable(entry, change, change, "a change without messages, statuses or errors");
        }
    }

    private void message(JsonNode entry, JsonNode change, JsonNode all, int index) {
        JsonNode message = all.get(index);
        String id = JsonFields.id(message, "id");
        Person sender = Person.of(change.path("value"), message, index, all.size());
        if (id == null) {
            unreadable(entry, change, message, "a message without an id");
        } else if ("system".equals(JsonFields.id(message, "type"))) {
            system(entry, change, message, key("message", number(change), id));
        } else if (JsonFields.id(message, "group_id") != null) {
            unreadable(entry, change, message, "a message to a group; groups are not routed");
        } else if (sender.identity() == null) {
            unreadable(entry, change, message, "a message without a readable sender");
        } else {
            events.add(new InboundEvent.MessageReceived(
                    key("message", number(change), id),
                    number(change),
                    time(message, received),
                    id,
                    sender.identity(),
                    sender.name(),
                    ContentReader.read(message),
                    JsonFields.id(message.path("context"), "id"),
                    message.path("referral").isObject() ? StrictJson.write(message.path("referral")) : null));
        }
    }

    private void system(JsonNode entry, JsonNode change, JsonNode message, String key) {
        JsonNode system = message.path("system");
        CustomerIdentity named = Person.named(message);
        String newest = JsonFields.id(system, "wa_id");
        changed(
                entry,
                change,
                message,
                key,
                time(message, received),
                named != null ? named : Person.of(JsonFields.id(system, "customer"), null, null, null),
                Person.of(
                        newest != null ? newest : JsonFields.id(system, "new_wa_id"),
                        JsonFields.id(system, "user_id"),
                        JsonFields.id(system, "parent_user_id"),
                        null));
    }

    private void userIdUpdate(JsonNode entry, JsonNode change, JsonNode update) {
        CustomerIdentity[] sides = new CustomerIdentity[2];
        for (int i = 0; i < 2; i++) {
            String side = i == 0 ? "previous" : "current";
            sides[i] = Person.of(
                    JsonFields.id(update, "wa_id"),
                    JsonFields.id(update.path("user_id"), side),
                    JsonFields.id(update.path("parent_user_id"), side),
                    null);
        }
        String key = contentKey(entry, change, update);
        changed(entry, change, update, key, time(update, entryTime(entry)), sides[0], sides[1]);
    }

    private void changed(
            JsonNode entry,
            JsonNode change,
            JsonNode element,
            String key,
            Instant at,
            @Nullable CustomerIdentity from,
            @Nullable CustomerIdentity to) {
        if (from == null || to == null || from.equals(to)) {
            unreadable(entry, change, element, "a system message that changes no number or user id");
        } else {
            events.add(new InboundEvent.IdentityChanged(key, number(change), at, from, to));
        }
    }

    private void status(JsonNode entry, JsonNode change, JsonNode status) {
        String id = JsonFields.id(status, "id");
        String name = JsonFields.id(status, "status");
        if (id == null || name == null || !STATUSES.containsKey(name)) {
            unreadable(entry, change, status, "a status without an id, or of an unknown kind");
            return;
        }
        String phone = JsonFields.id(status, "recipient_participant_id");
        String participant = phone != null ? phone : JsonFields.id(status, "recipient_participant_user_id");
        InboundEvent.Failure failure = null;
        if (name.equals("failed") && !JsonFields.list(status, "errors").isEmpty()) {
            GraphError error = GraphError.of(JsonFields.list(status, "errors").get(0));
            failure = new InboundEvent.Failure(error.rule().reason(), error.codeText(), error.detail());
        }
        events.add(new InboundEvent.StatusReported(
                key("status", number(change), id, name, participant),
                number(change),
                time(status, received),
                id,
                STATUSES.get(name),
                JsonFields.id(status, "biz_opaque_callback_data"),
                failure));
    }

    private void notice(JsonNode entry, JsonNode change, String kind, JsonNode element) {
        events.add(new InboundEvent.AccountNotice(
                contentKey(entry, change, element), number(change), entryTime(entry), kind, StrictJson.write(element)));
    }

    private void unreadable(JsonNode entry, JsonNode change, JsonNode element, String why) {
        events.add(new InboundEvent.Unrecognised(
                contentKey(entry, change, element), number(change), received, why, StrictJson.write(element)));
    }

    private static @Nullable String number(JsonNode change) {
        return JsonFields.id(change.path("value").path("metadata"), "phone_number_id");
    }

    private static String contentKey(JsonNode entry, JsonNode change, JsonNode element) {
        return "content|"
                + Signatures.sha256(String.join(
                        "\n",
                        orEmpty(JsonFields.text(entry, "id")),
                        orEmpty(JsonFields.text(entry, "time")),
                        orEmpty(JsonFields.id(change, "field")),
                        orEmpty(number(change)),
                        StrictJson.canonical(element)));
    }

    private static String key(@Nullable String... parts) {
        var key = new ArrayList<String>();
        for (String part : parts) {
            key.add(orEmpty(part));
        }
        String joined = String.join("|", key);
        return joined.length() > 1_000 ? "long|" + Signatures.sha256(joined) : joined;
    }

    private Instant entryTime(JsonNode entry) {
        String text = JsonFields.text(entry, "time");
        return seconds(text, received);
    }

    private static Instant time(JsonNode element, Instant otherwise) {
        return seconds(JsonFields.text(element, "timestamp"), otherwise);
    }

    private static Instant seconds(@Nullable String text, Instant otherwise) {
        if (text == null || !text.matches("[0-9]{1,16}") || text.matches("0+")) {
            return otherwise;
        }
        long value = Long.parseLong(text);
        return value > 100_000_000_000L ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
