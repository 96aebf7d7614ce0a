package org.whatsapprouting.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.InboundEvent;

/** Makes the JSON Schema of events from the records of the model, so that it cannot say anything else. */
final class EventSchema {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private EventSchema() {}

    static String text() {
        var schema = new EventSchema();
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "https://whatsapprouting.org/schema/event.schema.json")
                .put("title", "Event")
                .put(
                        "description",
                        "One thing a provider told us, the same for all providers. What has no value is left out.");
        root.setAll(schema.of(InboundEvent.class));
        ObjectNode definitions = root.putObject("$defs");
        schema.definitions.forEach(definitions::set);
        return root.toPrettyString() + "\n";
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] parts = generic.getActualTypeArguments();
            ObjectNode node = JSON.createObjectNode();
            if (Collection.class.isAssignableFrom(raw)) {
                node.put("type", "array").set("items", of(parts[0]));
            } else {
                node.put("type", "object").set("additionalProperties", of(parts[1]));
            }
            return node;
        }
        return ofClass((Class<?>) type);
    }

    private ObjectNode ofClass(Class<?> type) {
        ObjectNode node = JSON.createObjectNode();
        if (type.isSealed()) {
            var any = node.putArray("oneOf");
            variants(type).distinct().forEach(variant -> any.add(reference(variant, type)));
            return node;
        }
        if (type.isRecord()) {
            return type.getRecordComponents().length == 1
                            && type.getSimpleName().endsWith("Id")
                    ? node.put("type", "string")
                    : reference(type, null);
        }
        if (type.isEnum()) {
            var values = node.put("type", "string").putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
            return node;
        }
        if (type == Instant.class) {
            return node.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return node.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return node.put("type", "number");
        }
        return node.put("type", "string");
    }

    private static Stream<Class<?>> variants(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(one -> one.isSealed() ? variants(one) : Stream.of(one));
    }

    private ObjectNode reference(Class<?> type, @Nullable Class<?> variantOf) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        if (!definitions.containsKey(name)) {
            ObjectNode definition = JSON.createObjectNode().put("type", "object");
            definitions.put(name, definition);
            fill(definition, type, variantOf);
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private void fill(ObjectNode definition, Class<?> type, @Nullable Class<?> variantOf) {
        ObjectNode properties = JSON.createObjectNode();
        var required = JSON.createArrayNode();
        if (variantOf != null) {
            properties.putObject("type").put("const", kebab(type));
            required.add("type");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String field = variantOf != null && component.getName().equals("type")
                    ? Character.toLowerCase(type.getSimpleName().charAt(0))
                            + type.getSimpleName().substring(1) + "Type"
                    : component.getName();
            properties.set(field, of(component.getGenericType()));
            boolean mayBeEmpty = component.getGenericType() instanceof ParameterizedType;
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !mayBeEmpty) {
                required.add(field);
            }
        }
        definition.set("properties", properties);
        definition.set("required", required);
        definition.put("additionalProperties", false);
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
