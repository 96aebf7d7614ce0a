package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.core.view.OfferView;

/** Writes what the engine shows as the JSON of the API: every field is always there, null where there is nothing. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final RecordCodec CODEC = new RecordCodec();

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static JsonNode text(@Nullable String text) {
        return text == null ? NullNode.instance : TextNode.valueOf(text);
    }

    /** ISO-8601 in UTC. */
    static JsonNode time(@Nullable Instant time) {
        return text(time == null ? null : time.toString());
    }

    static ObjectNode presence(PresenceOutcome.Now now) {
        return object().put("id", now.agent().value())
                .put("presence", lower(now.presence()))
                .put("pause", now.pause() == null ? null : now.pause().value());
    }

    static ObjectNode offer(OfferView offer, AgentId agent) {
        return object().put("id", offer.id().toString())
                .put("interaction", offer.interaction().value())
                .put("queue", offer.queue() == null ? null : offer.queue().value())
                .put("agent", agent.value())
                .set("expiresAt", time(offer.expiresAt()));
    }

    static ObjectNode template(TemplateRef template) {
        return object().put("name", template.name()).put("language", template.language());
    }

    static ArrayNode disposition(DispositionPath disposition) {
        ArrayNode labels = array();
        disposition.labels().forEach(labels::add);
        return labels;
    }

    static ObjectNode interaction(InteractionView interaction) {
        ObjectNode json = object().put("id", interaction.id().value())
                .put("account", interaction.account().value());
        var identity = interaction.identity();
        json.putObject("contact")
                .put("id", interaction.contact().value())
                .put("phone", identity == null ? null : identity.phone())
                .put("userId", identity == null ? null : identity.userId())
                .put("username", identity == null ? null : identity.username())
                .put("name", interaction.name());
        json.put("status", interaction.closedAt() == null ? "open" : "closed")
                .put("state", lower(interaction.state()))
                .put(
                        "owner",
                        interaction.owner() == null ? null : interaction.owner().value())
                .put(
                        "queue",
                        interaction.queue() == null ? null : interaction.queue().value());
        var tags = json.putArray("tags");
        var sorted = new TreeSet<String>();
        interaction.tags().forEach(tag -> sorted.add(tag.value()));
        sorted.forEach(tags::add);
        json.put("unread", interaction.unread()).put("messageCount", interaction.messageCount());
        json.set("openedAt", time(interaction.openedAt()));
        json.set("closedAt", time(interaction.closedAt()));
        var disposition = interaction.disposition();
        json.set("disposition", disposition == null ? NullNode.instance : disposition(disposition));
        return json;
    }

    static ObjectNode message(MessageView message) {
        var content = message.content();
        ObjectNode json = object().put("id", message.id().toString())
                .put("direction", message.inbound() ? "in" : "out")
                .put("providerMessageId", message.providerMessageId())
                .put("type", content == null ? null : content.kind())
                .put("text", content == null ? null : content.text())
                .put("status", message.status() == null ? null : lower(message.status()))
                .put("agent", message.agent() == null ? null : message.agent().value())
                .put(
                        "reason",
                        message.reason() == null ? null : message.reason().name());
        json.set("file", file(content));
        return json.set("at", time(message.at()));
    }

    /** What is known of a file without fetching it; never where it is, because that may be an address that opens it. */
    private static JsonNode file(@Nullable Content content) {
        if (content instanceof Content.Edit edit) {
            return file(edit.content());
        }
        return content instanceof Content.Media media
                ? object().put("mimeType", media.ref().mimeType()).put("filename", media.filename())
                : NullNode.instance;
    }

    /** One decision: what happened, who caused it, and why in codes and in words. */
    static ObjectNode entry(HistoryEntry entry) {
        ObjectNode json = object().put("position", entry.position());
        json.set("at", time(entry.at()));
        json.set("actor", tree(CODEC.write(entry.actor(), Actor.class)));
        json.set(
                "interaction",
                text(entry.interaction() == null ? null : entry.interaction().value()));
        var events = json.putArray("events");
        entry.events().forEach(event -> events.add(plain(tree(CODEC.write(event, RoutingEvent.class)))));
        var steps = json.putArray("explanation");
        entry.explanation().steps().forEach(step -> steps.add(step(step)));
        return json;
    }

    private static ObjectNode step(Explanation.Step step) {
        ObjectNode json = object().put("code", step.code().name())
                .put("position", step.position())
                .put("action", step.action() == null ? null : step.action().value());
        var values = json.putArray("values");
        step.values().forEach(values::add);
        return json.put("words", step.words());
    }

    /** Message ids and dispositions look in events as they do everywhere else in the API. */
    private static JsonNode plain(JsonNode event) {
        if (event instanceof ObjectNode fields) {
            JsonNode message = event.path("message");
            if (message.isObject()) {
                fields.put(
                        "message",
                        message.path("interaction").asText() + "~"
                                + message.path("number").asText());
            }
            JsonNode disposition = event.path("disposition");
            if (disposition.isObject()) {
                fields.set("disposition", disposition.path("labels"));
            }
        }
        return event;
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The engine wrote something that is not JSON.", impossible);
        }
    }

    /** As the API spells words that are fixed. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
