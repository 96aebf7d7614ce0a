package org.whatsapprouting.provider.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.provider.meta.internal.WebhookReader;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.StrictJson;

/** Reading token by token says what reading into a tree says, of every body. */
class ReadingDifferentialTest {
    private static final WebhookReader READER = new WebhookReader(4 << 20, 200_000);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @ParameterizedTest
    @DisplayName("of each recorded body")
    @ValueSource(
            strings = {
                "every-type.json",
                "statuses.json",
                "identities.json",
                "account-fields.json",
                "two-entries.json",
                "odd-shapes.json",
                "dashboard-test.json"
            })
    void recorded(String name) {
        byte[] body = Webhooks.recorded(name);
        assertThat(read(body)).isEqualTo(expected(body)).isNotInstanceOf(String.class);
    }

    @Test
    @DisplayName("of 20,000 changed bodies")
    void changed() {
        compare(43, 20_000);
    }

    @Test
    @Tag("long")
    @DisplayName("of 200,000 other changed bodies")
    void changedOften() {
        compare(44, 200_000);
    }

    private static void compare(long seed, int bodies) {
        var mutator = new BodyMutator(seed, seeds());
        var kinds = new TreeMap<String, Integer>();
        for (int i = 0; i < bodies; i++) {
            String text = mutator.next();
            byte[] body = (i % 4 == 0 ? BYTE_ORDER_MARK + text : text).getBytes(UTF_8);
            Object read = read(body);
            Object expected = expected(body);
            if (!read.equals(expected)) {
                assertThat(read).as(text).isEqualTo(expected);
            }
            count(kinds, read);
        }
        // Each is reached often enough for the comparison to mean something.
        assertThat(kinds.keySet())
                .containsExactly(
                        "AccountNotice",
                        "IdentityChanged",
                        "MessageReceived",
                        "StatusReported",
                        "Unrecognised",
                        "malformed");
        assertThat(kinds.values()).allSatisfy(often -> assertThat(often).isGreaterThan(bodies / 100));
    }

    private static void count(Map<String, Integer> kinds, Object read) {
        if (read instanceof List<?> events) {
            events.forEach(event -> kinds.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        } else {
            kinds.merge("malformed", 1, Integer::sum);
        }
    }

    /** The recorded bodies, and each element of them alone in its body: small ones are changed sooner where it matters. */
    private static List<JsonNode> seeds() {
        var seeds = new ArrayList<JsonNode>();
        for (String name : List.of("dashboard-test.json", "two-entries.json")) {
            seeds.add(tree(name));
        }
        for (String name : List.of("every-type.json", "statuses.json", "identities.json", "account-fields.json")) {
            tree(name).path("entry").forEach(entry -> entry.path("changes").forEach(change -> alone(change, seeds)));
        }
        return seeds;
    }

    private static void alone(JsonNode change, List<JsonNode> seeds) {
        boolean isList = false;
        for (String part : List.of("messages", "statuses")) {
            JsonNode elements = change.path("value").path(part);
            for (JsonNode element : elements) {
                isList = true;
                ObjectNode copy = change.deepCopy();
                ((ObjectNode) copy.path("value")).putArray(part).add(element.deepCopy());
                seeds.add(body(copy));
            }
        }
        if (!isList) {
            seeds.add(body(change.deepCopy()));
        }
    }

    private static ObjectNode body(JsonNode change) {
        ObjectNode body = tree("two-entries.json").deepCopy();
        ObjectNode entry = ((ArrayNode) body.path("entry")).removeAll().addObject();
        entry.put("id", "1").put("time", 1_763_812_800).putArray("changes").add(change);
        return body;
    }

    private static JsonNode tree(String name) {
        try {
            return new StrictJson(4 << 20, 200_000).read(Webhooks.recorded(name));
        } catch (MalformedJsonException impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }

    private static Object read(byte[] body) {
        try {
            return READER.read(body, TestConfig.NOW);
        } catch (MalformedJsonException malformed) {
            return "malformed";
        }
    }

    private static Object expected(byte[] body) {
        try {
            return TreeOracle.read(body, TestConfig.NOW);
        } catch (MalformedJsonException malformed) {
            return "malformed";
        }
    }
}
