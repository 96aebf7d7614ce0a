package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object that a caller sent, read strictly: whoever misspells a field hears of it. */
final class Fields {
    private static final int MAX_DEPTH = 8;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final String where;

    private Fields(JsonNode object, String where, Set<String> allowed) {
        this.object = object;
        this.where = where;
        object.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw Refusal.badRequest("There is no field '" + where + name + "' here. "
                        + (allowed.isEmpty() ? "None are known." : "Known are " + new TreeSet<>(allowed) + "."));
            }
        });
    }

    static Fields read(byte[] body, Set<String> allowed) {
        JsonNode tree = body.length == 0 ? JSON.createObjectNode() : parse(body);
        if (!tree.isObject()) {
            throw Refusal.badRequest("The body has to be one JSON object.");
        }
        return new Fields(tree, "", allowed);
    }

    private static JsonNode parse(byte[] body) {
        try {
            // Decoded here, because a parser that is given bytes guesses the encoding.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.badRequest("The body is not UTF-8.");
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw Refusal.badRequest("The body is not one strict JSON object"
                    + (at == null ? "." : ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Returns a text that has to be there and may not be blank. */
    String text(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw Refusal.badRequest("The field '" + where + name + "' has to be a text that is not blank.");
        }
        return value.textValue();
    }

    /** Returns a text that has to be there as an id. */
    <T> T id(String name, Function<String, T> type) {
        String text = text(name);
        try {
            return type.apply(text);
        } catch (IllegalArgumentException noId) {
            throw Refusal.badRequest("The field '" + where + name + "' is no id. " + noId.getMessage());
        }
    }

    /** Returns a list of texts, or null if it is not there. */
    @Nullable
    List<String> texts(String name) {
        if (!has(name)) {
            return null;
        }
        var texts = new ArrayList<String>();
        for (JsonNode each : object.get(name)) {
            texts.add(each.isTextual() ? each.textValue() : "");
        }
        if (!object.get(name).isArray() || texts.contains("")) {
            throw Refusal.badRequest("The field '" + where + name + "' has to be a list of texts.");
        }
        return texts;
    }

    /** Returns a whole number that has to be there. */
    int number(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isInt()) {
            throw Refusal.badRequest("The field '" + where + name + "' has to be a whole number.");
        }
        return value.intValue();
    }

    /** Returns an object that has to be there, as it stands. */
    ObjectNode node(String name) {
        if (object.get(name) instanceof ObjectNode node) {
            return node;
        }
        throw Refusal.badRequest("The field '" + where + name + "' has to be an object.");
    }

    /** Whether a field is an object. */
    boolean isObject(String name) {
        return object.path(name).isObject();
    }

    /** Returns those of some fields that are there, as they stand. */
    ObjectNode only(Set<String> names) {
        ObjectNode some = JSON.createObjectNode();
        new TreeSet<>(names).stream().filter(this::has).forEach(name -> some.set(name, object.get(name)));
        return some;
    }

    /** Returns ids, none of them if the field is not there. */
    <T> Set<T> ids(String name, Function<String, T> type) {
        List<String> texts = texts(name);
        var ids = new LinkedHashSet<T>();
        try {
            (texts == null ? List.<String>of() : texts).forEach(text -> ids.add(type.apply(text)));
        } catch (IllegalArgumentException noId) {
            throw Refusal.badRequest("The field '" + where + name + "' holds what is no id. " + noId.getMessage());
        }
        return ids;
    }

    /** Returns an object that has to be there. */
    Fields object(String name, String... allowed) {
        JsonNode value = object.get(name);
        if (value == null || !value.isObject()) {
            throw Refusal.badRequest("The field '" + where + name + "' has to be an object.");
        }
        return new Fields(value, where + name + ".", Set.of(allowed));
    }
}
