package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What agents are told of one interaction, without what has to be different from account to account: ids, the account, the
 * place in the feed, and the company's own code of a failure. Everything else is kept to the letter, times included.
 */
final class FourStreams {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FourStreams() {}

    /** Reads the stream of events from its beginning until so many interactions are closed. */
    static List<JsonNode> read(URI address, int closed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        var entries = new ArrayList<JsonNode>();
        int left = closed;
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            while (left > 0) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("The stream ended after " + entries);
                }
                if (line.startsWith("data: ")) {
                    JsonNode entry = JSON.readTree(line.substring("data: ".length()));
                    entries.add(entry);
                    left -= entry.path("events").findValuesAsText("type").contains("closed") ? 1 : 0;
                }
            }
        }
        return entries;
    }

    /** The entries about one interaction, in their order. */
    static List<JsonNode> of(List<JsonNode> entries, String interaction) {
        return entries.stream()
                .filter(entry -> entry.path("interaction").asText().equals(interaction))
                .toList();
    }

    /**
     * Names one interaction's ids by what they are the ids of. Entries about the way of our messages to the company come
     * second: which of two things that have nothing to do with each other was decided first is not the same every day.
     */
    static List<String> plain(List<JsonNode> entries, String account) {
        var names = new HashMap<String, String>();
        entries.get(0).findValuesAsText("contact").forEach(contact -> names.put(contact, "CONTACT"));
        names.put(entries.get(0).path("interaction").asText(), "INTERACTION");
        var references = new HashMap<String, String>();
        List<String> plain = entries.stream()
                .map(entry -> {
                    ObjectNode copy = (ObjectNode) plain("", entry, account, names, references);
                    copy.remove("position");
                    return copy.toString();
                })
                .toList();
        return Stream.concat(
                        plain.stream().filter(entry -> !isSending(entry)),
                        plain.stream().filter(FourStreams::isSending))
                .toList();
    }

    private static boolean isSending(String entry) {
        return entry.contains("\"events\":[{\"type\":\"send-");
    }

    /** Whether it is an event that brings a code of the company; what it means stands beside it as the reason. */
    static boolean isRefusal(JsonNode event) {
        return event.path("type").asText().equals("send-refused");
    }

    /** The same for an interaction as it is shown, with its messages; {@code explanation} is the stream again. */
    static String plain(JsonNode interaction, String account) {
        var names = new HashMap<String, String>();
        names.put(interaction.path("contact").path("id").asText(), "CONTACT");
        names.put(interaction.path("id").asText(), "INTERACTION");
        ObjectNode copy = (ObjectNode) plain("", interaction, account, names, new HashMap<>());
        copy.remove("explanation");
        return copy.toPrettyString();
    }

    private static JsonNode plain(
            String field, JsonNode node, String account, Map<String, String> names, Map<String, String> references) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(each ->
                            copy.set(each.getKey(), plain(each.getKey(), each.getValue(), account, names, references)));
            if (isRefusal(copy)) {
                copy.put("code", "CODE");
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(plain(field, each, account, names, references)));
            return copy;
        }
        if (!node.isTextual()) {
            return node;
        }
        String text = node.textValue();
        if (field.equals("account") && text.equals(account)) {
            return TextNode.valueOf("ACCOUNT");
        }
        if (field.equals("reference") || field.equals("providerMessageId")) {
            return TextNode.valueOf(references.computeIfAbsent(text, any -> "REFERENCE" + references.size()));
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return TextNode.valueOf(text);
    }
}
