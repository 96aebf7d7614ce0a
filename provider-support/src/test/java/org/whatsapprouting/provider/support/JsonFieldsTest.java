package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    @DisplayName("texts, numbers and flags are texts; structures, null and nothing are not")
    void text() {
        JsonNode node = json("{\"t\":\"a\",\"n\":17,\"f\":true,\"d\":1.50,\"o\":{},\"l\":[],\"z\":null,\"b\":\" \"}");
        assertThat(JsonFields.text(node, "t")).isEqualTo("a");
        assertThat(JsonFields.text(node, "n")).isEqualTo("17");
        assertThat(JsonFields.text(node, "f")).isEqualTo("true");
        assertThat(JsonFields.text(node, "d")).isEqualTo("1.50");
        assertThat(JsonFields.text(node, "b")).isEqualTo(" ");
        assertThat(JsonFields.id(node, "b")).isNull();
        for (String none : new String[] {"o", "l", "z", "missing"}) {
            assertThat(JsonFields.text(node, none)).as(none).isNull();
        }
        assertThat(JsonFields.text(node.path("missing"), "t")).isNull();
    }

    @Test
    @DisplayName("characters that not every store can hold are replaced, whole emojis stay")
    void storable() {
        assertThat(JsonFields.text(json("{\"t\":\"a\\u0000b\\ud83dc\\ude00\\ud83d\\ude00\"}"), "t"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD😀");
    }

    @Test
    @DisplayName("numbers may be written as texts")
    void decimal() {
        JsonNode node = json("{\"n\":-1.50,\"t\":\"-1.50\",\"e\":\"1e9\",\"w\":\"one\",\"f\":true}");
        assertThat(JsonFields.decimal(node, "n")).isEqualTo(new BigDecimal("-1.50"));
        assertThat(JsonFields.decimal(node, "t")).isEqualTo(new BigDecimal("-1.50"));
        for (String none : new String[] {"e", "w", "f", "missing"}) {
            assertThat(JsonFields.decimal(node, none)).as(none).isNull();
        }
    }

    @Test
    @DisplayName("what is no list has no elements")
    void list() {
        JsonNode node = json("{\"l\":[1,null],\"o\":{\"a\":1},\"t\":\"x\"}");
        assertThat(JsonFields.list(node, "l")).hasSize(2);
        assertThat(JsonFields.list(node, "o")).isEmpty();
        assertThat(JsonFields.list(node, "t")).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new StrictJson(10_000, 1_000).read(text.getBytes(UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
