package org.whatsapprouting.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.whatsapprouting.provider.support.StrictJson;

/** Changes bodies in ways that a parser may get wrong, and writes them. The same seed gives the same bodies. */
final class BodyMutator {
    /** What stands in for a value, as it is written; some of it no good JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "17",
            "17.50",
            "-1",
            "1E400",
            "1E401",
            "1E99999999999",
            "99999999999999999999",
            "1".repeat(41),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"é😀\"",
            "\"1763812801\"",
            "\"text\"",
            "\"messages\"",
            "\"failed\"",
            "\"US.13491208655302741918\"",
            "\"US.ENT.1\"",
            "\"+16505551234\"",
            "[]",
            "{}",
            "[null]",
            "[[[17]]]",
            "{\"id\":{\"body\":17}}",
            "{\"body\":\"other\"}",
            "[".repeat(30) + "]".repeat(30));

    private final Random random;
    private final List<JsonNode> seeds;
    private final List<ContainerNode<?>> parts = new ArrayList<>();
    private final List<String> names;

    BodyMutator(long seed, List<JsonNode> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
        seeds.forEach(body -> collect(body, parts));
        Set<String> found = new LinkedHashSet<>();
        parts.forEach(part -> part.fieldNames().forEachRemaining(found::add));
        this.names = List.copyOf(found);
    }

    /** Returns the text of one of the bodies with one to four changes. */
    String next() {
        JsonNode body = oneOf(seeds).deepCopy();
        List<Integer> values = new ArrayList<>();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            var containers = new ArrayList<ContainerNode<?>>();
            collect(body, containers);
            ContainerNode<?> container = oneOf(containers);
            if (!container.isEmpty()) {
                change(container, values);
            }
        }
        String text = StrictJson.write(body);
        for (int value : values) {
            text = text.replace(mark(value), VALUES.get(value));
        }
        return random.nextInt(25) == 0 ? withTwice(text) : text;
    }

    private void change(ContainerNode<?> container, List<Integer> values) {
        if (container instanceof ObjectNode object) {
            change(object, oneOf(List.copyOf(object.properties())).getKey(), values);
        } else {
            change((ArrayNode) container, random.nextInt(container.size()), values);
        }
    }

    private void change(ObjectNode object, String name, List<Integer> values) {
        JsonNode value = object.get(name);
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> {
                object.remove(name);
                object.set(name, value);
            }
            case 2 -> {
                object.remove(name);
                object.set(oneOf(names), value);
            }
            case 3 -> object.set(oneOf(names), part());
            case 4 -> object.putArray(name).add(value);
            default -> object.put(name, anyValue(values));
        }
    }

    private void change(ArrayNode array, int index, List<Integer> values) {
        JsonNode value = array.get(index);
        switch (random.nextInt(6)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(value.deepCopy());
            case 2 -> array.insert(0, part());
            case 3 -> array.insertArray(index).add(value.deepCopy());
            default -> array.insert(index, anyValue(values));
        }
    }

    /** A part of any body. */
    private JsonNode part() {
        return oneOf(parts).deepCopy();
    }

    private String anyValue(List<Integer> values) {
        int value = random.nextInt(VALUES.size());
        values.add(value);
        String mark = mark(value);
        return mark.substring(1, mark.length() - 1);
    }

    private static String mark(int value) {
        return "\"@" + value + "@\"";
    }

    /** Writes one field twice. */
    private String withTwice(String text) {
        int start = text.indexOf('"', random.nextInt(text.length()));
        int end = start < 0 ? -1 : text.indexOf("\":", start + 1);
        return end < 0 || text.substring(start + 1, end).contains("\"")
                ? text
                : text.substring(0, start) + text.substring(start, end + 2) + "1," + text.substring(start);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> found) {
        if (node instanceof ContainerNode<?> container) {
            found.add(container);
            container.forEach(child -> collect(child, found));
        }
    }
}
