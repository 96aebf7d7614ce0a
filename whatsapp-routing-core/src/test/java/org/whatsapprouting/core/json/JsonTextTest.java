package org.whatsapprouting.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.core.json.JsonText.Flaw;

@DisplayName("JSON that people write")
class JsonTextTest {
    private static JsonText.Parsed parse(String text) {
        return JsonText.parse(text.getBytes(UTF_8));
    }

    private static void holds(String within, String beyond) {
        assertThat(parse(within).flaws()).isEmpty();
        assertThat(parse(beyond).flaws())
                .as("%d characters", beyond.length())
                .extracting(Flaw::kind)
                .containsExactly(Flaw.Kind.NOT_JSON);
    }

    @Test
    @DisplayName("each limit holds at its edge: depth, text, name, number")
    void limits() {
        holds("[".repeat(64) + "]".repeat(64), "[".repeat(65) + "]".repeat(65));
        holds("\"" + "x".repeat(65_536) + "\"", "\"" + "x".repeat(65_537) + "\"");
        holds("{\"" + "n".repeat(200) + "\":1}", "{\"" + "n".repeat(201) + "\":1}");
        holds("1".repeat(40), "1".repeat(41));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E401",
                "1E-401",
                "1E10000000",
                "-1E2147483647",
                "1E2147483648",
                "-0.1E2147483650",
                "1E99999999999",
                "1E-99999999999"
            })
    @DisplayName("a number that is short to write and long to write out, or that no decimal can hold, counts as none")
    void exponents(String number) {
        assertThat(parse("1E400").root()).isInstanceOf(Json.Num.class);
        assertThat(parse(number).root()).isInstanceOf(Json.Null.class);
    }

    @Test
    @DisplayName("a name that stands twice in an object is a flaw")
    void twice() {
        assertThat(parse("{\"a\":{\"a\":1},\"b\":2}").flaws()).isEmpty();
        assertThat(parse("{\"a\":1,\"b\":2,\"a\":1}").flaws())
                .extracting(Flaw::kind)
                .containsExactly(Flaw.Kind.DUPLICATE_NAME);
    }
}
