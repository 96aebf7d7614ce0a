package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final StrictJson JSON = new StrictJson(300_000, 1_000);

    @ParameterizedTest
    @DisplayName("what is not strict JSON is refused, without repeating any of it")
    @ValueSource(
            strings = {
                "",
                " ",
                "secretword",
                "{\"a\":secretword}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1}secretword",
                "{\"a\":1}]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":1 /* secretword */}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"secretword",
                "{\"a\":1E401}",
                "{\"a\":1E-401}",
                "{\"a\":1E10000000}",
                "{\"a\":1E99999999999}",
                "{\"a\":-0.1E2147483650}"
            })
    void refused(String text) {
        assertThatThrownBy(() -> JSON.read(text.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .hasNoCause()
                .hasMessageNotContaining("secretword");
    }

    @ParameterizedTest
    @DisplayName("bytes that are not UTF-8 are refused: overlong, cut off, surrogates, Latin-1")
    @ValueSource(strings = {"22c0af22", "22e282", "22eda0bd22", "22e922", "fe22", "22f490808022"})
    void notUtf8(String hex) {
        assertThatThrownBy(() -> JSON.read(HexFormat.of().parseHex(hex)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("Not UTF-8.");
    }

    @Test
    @DisplayName("other encodings of Unicode are refused")
    void utf16() {
        assertThatThrownBy(() -> JSON.read("{\"a\":1}".getBytes(UTF_16LE))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    @DisplayName("a byte order mark is ignored")
    void byteOrderMark() throws MalformedJsonException {
        assertThat(JSON.read("\uFEFF{\"a\":1}".getBytes(UTF_8)).path("a").intValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("each limit holds at its edge: depth, text, name, number, tokens, bytes")
    void limits() throws MalformedJsonException {
        holds("[".repeat(32) + "]".repeat(32), "[".repeat(33) + "]".repeat(33));
        holds("\"" + "x".repeat(65_536) + "\"", "\"" + "x".repeat(65_537) + "\"");
        holds("{\"" + "n".repeat(200) + "\":1}", "{\"" + "n".repeat(201) + "\":1}");
        holds("1".repeat(40), "1".repeat(41));
        holds("[" + "1,".repeat(997) + "1]", "[" + "1,".repeat(998) + "1]");
        holds(" ".repeat(299_999) + "1", " ".repeat(300_000) + "1");
        holds("1E400", "1E401");
    }

    private static void holds(String within, String beyond) throws MalformedJsonException {
        assertThat(JSON.read(within.getBytes(UTF_8))).isNotNull();
        assertThatThrownBy(() -> JSON.read(beyond.getBytes(UTF_8)))
                .as("%d characters", beyond.length())
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    @DisplayName("what is written is pure ASCII, keeps its order and its digits, and reads back the same")
    void written() throws MalformedJsonException {
        var node = JSON.read("{\"z\":1.50,\"a\":\"é😀\\ud83d\\u0000\",\"b\":[true,null,1E400]}".getBytes(UTF_8));
        assertThat(StrictJson.write(node))
                .isEqualTo("{\"z\":1.50,\"a\":\"\\u00E9\\uD83D\\uDE00\\uD83D\\u0000\",\"b\":[true,null,1E+400]}");
        assertThat(StrictJson.canonical(node)).startsWith("{\"a\":").endsWith("\"z\":1.50}");
        assertThat(JSON.read(StrictJson.write(node).getBytes(UTF_8))).isEqualTo(node);
    }

    @Test
    @DisplayName("whatever 20,000 mutations of a document hold, they are read or refused, nothing else")
    void fuzz() {
        byte[] seed = "{\"a\":[1,-2.5e3,\"x\\u00e9\\n\",{\"b\":null,\"c\":true}],\"d\":\"é😀\"}".getBytes(UTF_8);
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(JSON.read(bytes)).isNotNull();
                read++;
            } catch (MalformedJsonException expected) {
                assertThat(expected).hasNoCause();
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    @DisplayName("ASCII is read without decoding, and over 20,000 mutations with the same result as with")
    void shortCut() {
        byte[] seed = "{\"a\":[1,-2.5e3,\"x\\u00e9\\n\",{\"b\":null,\"c\":true}],\"d\":\"e\"}".getBytes(UTF_8);
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            assertThat(result(bytes)).isEqualTo(result(("\uFEFF" + new String(bytes, UTF_8)).getBytes(UTF_8)));
        }
    }

    private static String result(byte[] document) {
        try {
            return StrictJson.write(JSON.read(document));
        } catch (MalformedJsonException malformed) {
            return "malformed";
        }
    }
}
