package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTokensTest {
    private static final StrictJson JSON = new StrictJson(4 << 20, 200_000);

    @ParameterizedTest
    @DisplayName(
            "what nobody reads is refused all the same: syntax, limits, names that stand twice, what stands behind")
    @ValueSource(
            strings = {
                "[1,]",
                "{\"a\":01}",
                "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}",
                "[{\"a\":1,\"a\":1}]",
                "{\"a\":1E401}",
                "[[1E99999999999]]",
                "{} x",
                "[] []",
                "{\"a\":\"\t\"}",
                "{\"a\":tru}"
            })
    void refused(String text) {
        assertThat(isRead(text, JsonTokens::tree)).isFalse();
        assertThat(isRead(text, JsonTokensTest::skipped)).isFalse();
        assertThat(isRead("{\"outside\":" + text + "}", JsonTokensTest::skipped))
                .isFalse();
    }

    @Test
    @DisplayName("each limit holds at its edge in what is passed over, and in what is asked for")
    void limits() {
        holds("[".repeat(32) + "]".repeat(32), "[".repeat(33) + "]".repeat(33));
        holds("\"" + "x".repeat(65_536) + "\"", "\"" + "x".repeat(65_537) + "\"");
        holds("\"" + "é".repeat(65_536) + "\"", "\"" + "é".repeat(65_537) + "\"");
        holds("{\"" + "n".repeat(200) + "\":1}", "{\"" + "n".repeat(201) + "\":1}");
        holds("1".repeat(40), "1".repeat(41));
        holds("1E400", "1E401");
        holds("[" + "1,".repeat(199_997) + "1]", "[" + "1,".repeat(199_998) + "1]");
    }

    private static void holds(String within, String beyond) {
        for (StrictJson.Reading<?> reading :
                List.<StrictJson.Reading<?>>of(JsonTokens::tree, JsonTokensTest::skipped, JsonTokensTest::asked)) {
            assertThat(isRead(within, reading)).isTrue();
            assertThat(isRead(beyond, reading)).isFalse();
        }
    }

    @Test
    @DisplayName("a name that stands twice is found among few and among many, and only in its own object")
    void twice() {
        for (int many : new int[] {1, 2, 15, 16, 17, 18, 5_000}) {
            String names = IntStream.range(0, many)
                    .mapToObj(i -> "\"n" + i + "\":{\"n0\":0}")
                    .collect(Collectors.joining(","));
            for (String name : new String[] {"n0", "n" + many / 2, "n" + (many - 1)}) {
                assertThat(isRead("{" + names + "}", JsonTokensTest::skipped)).isTrue();
                assertThat(isRead("{" + names + ",\"" + name + "\":1}", JsonTokensTest::skipped))
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("texts, numbers and flags come as from a tree, structures as null")
    void texts() throws MalformedJsonException {
        String document =
                "{\"a\":\"é\\u0000\\ud83d\",\"b\":-0,\"c\":1.50,\"d\":1E3,\"e\":12345678901234567890,\"f\":true,"
                        + "\"g\":false,\"h\":null,\"i\":[1,{\"a\":2}],\"j\":{\"b\":3},\"k\":\" \"}";
        JsonNode tree = JSON.read(document.getBytes(UTF_8));
        var names = new ArrayList<String>();
        JSON.read(document.getBytes(UTF_8), json -> {
            for (String name = json.firstName(); name != null; name = json.nextName()) {
                names.add(name);
                assertThat(json.text()).as(name).isEqualTo(JsonFields.text(tree, name));
            }
            return names;
        });
        assertThat(names).hasSize(11);
        for (String name : names) {
            String text = JSON.read(document.getBytes(UTF_8), json -> json.textOf(name));
            String id = JSON.read(document.getBytes(UTF_8), json -> json.idOf(name));
            assertThat(text).as(name).isEqualTo(JsonFields.text(tree, name));
            assertThat(id).as(name).isEqualTo(JsonFields.id(tree, name));
        }
    }

    @ParameterizedTest
    @DisplayName("each value can be read again by its place, whatever it is and whatever stands around it")
    @ValueSource(strings = {"", "\uFEFF", "\"é\",", "\uFEFF \"😀\", "})
    void again(String before) throws MalformedJsonException {
        boolean marked = before.startsWith("\uFEFF");
        String document = (marked ? "\uFEFF" : "") + "[" + (marked ? before.substring(1) : before)
                + "17,-1.5 ,\"x\",true,null,[],{\"a\":{\"b\":[1,2]}} , [17]]";
        JsonNode tree = JSON.read(document.getBytes(UTF_8));
        List<JsonNode> read = JSON.read(document.getBytes(UTF_8), json -> {
            var parts = new ArrayList<JsonTokens.Part>();
            while (json.nextElement()) {
                int place = json.place();
                json.skip();
                parts.add(json.since(place));
            }
            var values = new ArrayList<JsonNode>();
            for (JsonTokens.Part part : parts) {
                values.add(json.tree(part));
            }
            return values;
        });
        assertThat(read).isEqualTo(List.copyOf(tree.valueStream().toList()));
    }

    @Test
    @DisplayName("over 20,000 mutations, what passes over a document takes and refuses the same as a tree")
    void fuzz() {
        byte[] seed = "{\"a\":[1,-2.5e3,\"x\\u00e9\\n\",{\"b\":null,\"c\":true,\"d\":{\"d\":[]}}],\"e\":\"é😀\"}"
                .getBytes(UTF_8);
        var random = new Random(9);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                byte other = seed[random.nextInt(seed.length)];
                bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? other : (byte) random.nextInt(256);
            }
            boolean tree = isRead(bytes, JsonTokens::tree);
            if (isRead(bytes, JsonTokensTest::skipped) != tree) {
                assertThat(new String(bytes, UTF_8)).as("read by both or none").isNull();
            }
            taken += tree ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 19_900);
    }

    @Test
    @DisplayName("an empty document has no value to stand at")
    void empty() {
        assertThatThrownBy(() -> JSON.read(new byte[0], JsonTokensTest::skipped))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("The document is empty.");
    }

    private static boolean skipped(JsonTokens json) throws IOException {
        json.skip();
        return true;
    }

    private static boolean asked(JsonTokens json) throws IOException {
        json.text();
        return true;
    }

    private static boolean isRead(String document, StrictJson.Reading<?> reading) {
        return isRead(document.getBytes(UTF_8), reading);
    }

    private static boolean isRead(byte[] document, StrictJson.Reading<?> reading) {
        try {
            JSON.read(document, reading);
            return true;
        } catch (MalformedJsonException refused) {
            return false;
        }
    }
}
