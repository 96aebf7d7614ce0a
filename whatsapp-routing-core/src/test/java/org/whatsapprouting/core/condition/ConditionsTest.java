package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.core.condition.Compilation.Code;
import org.whatsapprouting.core.condition.Compilation.Compiled;
import org.whatsapprouting.core.condition.Compilation.Refused;

@DisplayName("Conditions")
class ConditionsTest {

    private static Condition compiled(String text) {
        var answer = Conditions.compile(text, RoutingVariables.ALL);
        assertThat(answer).isInstanceOf(Compiled.class);
        return ((Compiled) answer).condition();
    }

    private static Refused refused(String text) {
        var answer = Conditions.compile(text, RoutingVariables.ALL);
        assertThat(answer).isInstanceOf(Refused.class);
        return (Refused) answer;
    }

    private static Outcome outcome(String text, String name, Object value) {
        return compiled(text).evaluate(Collections.singletonMap(name, value)::get);
    }

    @Test
    @DisplayName(
            "Scenario 16: an apostrophe in a message is a character; a message that looks like a condition is text")
    void scenario16() {
        var condition = compiled("message.body == \"I'm here\"");
        assertThat(condition.evaluate(Map.of("message.body", "I'm here")::get)).isEqualTo(Outcome.TRUE);
        assertThat(condition.evaluate(Map.of("message.body", "' || 'a' == 'a")::get))
                .isEqualTo(Outcome.FALSE);
        assertThat(condition.evaluate(Map.of("message.body", "\" || true || \"")::get))
                .isEqualTo(Outcome.FALSE);
    }

    @Test
    @DisplayName("a placeholder is refused with the condition to write instead (GI-02)")
    void placeholders() {
        assertThat(refused("'{message.body}' == \"I'm here\"").message())
                .endsWith("Write: message.body == \"I'm here\"");
        assertThat(refused("{{message.type}} == 'text' && '{message.body}' != 'x'")
                        .message())
                .endsWith("Write: message.type == 'text' && message.body != 'x'");
        assertThat(refused("`{message.body}` == 'x'").message()).endsWith("Write: message.body == 'x'");
        assertThat(refused("${message.body} == 'x'").message()).endsWith("Write: message.body == 'x'");
        assertThat(compiled("message.body == '{\"json\": {}}'")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body == 'x'|1|Did you mean 'message.body'?",
                "message.boddy == 'x'|1|Did you mean 'message.body'?",
                "true && mesage.type == 'x'|9|Did you mean 'message.type'?",
                "message.body == yes|17|Put quotes around it",
                "message.body in ['a']|14|['a', 'b'] contains x",
                "message.body == 'a' and true|21|Write && instead of 'and'",
                "message.body == 'a' or true|21|Write || instead of 'or'",
                "message.body == “a”|17|quotes",
                "message.body = 'a'|14|Write ==",
                "message.body.toLowercase() == 'a'|14|Did you mean toLowerCase?",
                "message.body.isBlank()|14|== empty",
                "!message.body == 'a'|15|!(a == b)",
                "message.body == 'a' == 'b'|21|&&",
                "interaction.read == 'true'|18|without quotes",
                "message.body|1|message.body is text",
                "message.body == 'a' ? 1 : 2|1|number",
                "message.body + + 1 == 'a'|16|Expected a variable",
                "trim(message.body) == 'a'|5|message.body.trim()"
            })
    @DisplayName("a refusal names the place and says what to write")
    void hints(String text, int at, String hint) {
        var refused = refused(text);
        assertThat(refused.message()).contains(hint);
        assertThat(refused.at()).isEqualTo(at);
    }

    @Test
    @DisplayName("operators bind as in Java: ! before comparison before && before ||")
    void precedence() {
        assertThat(compiled("true || false && false"))
                .hasToString("(true || (true && false))".replace("(true &&", "(false &&"));
        assertThat(compiled("!interaction.read && message.body == 'a' || message.type != 'b'"))
                .hasToString("((!interaction.read && (message.body == 'a')) || (message.type != 'b'))");
        assertThat(compiled("1 + 2 * 3 - 4 == -5 % 2 ? true || false : 1 < 2 && true"))
                .hasToString("((((1 + (2 * 3)) - 4) == (-5 % 2)) ? (true || false) : ((1 < 2) && true))");
    }

    @Test
    @DisplayName("a condition names the variables it may ask for")
    void variables() {
        assertThat(compiled("message.body == 'a' || variables.city == contact.name")
                        .variables())
                .containsExactlyInAnyOrder("message.body", "variables.city", "contact.name");
    }

    @Test
    @DisplayName("a flag without a value fails; it is neither true nor, behind a !, true by accident")
    void missingFlag() {
        assertThat(outcome("interaction.read", "x", 1)).isEqualTo(Outcome.NOT_A_FLAG);
        assertThat(outcome("!interaction.read", "x", 1)).isEqualTo(Outcome.NOT_A_FLAG);
        assertThat(outcome("interaction.read || true", "x", 1)).isEqualTo(Outcome.NOT_A_FLAG);
        assertThat(outcome("true || interaction.read", "x", 1)).isEqualTo(Outcome.TRUE);
        assertThat(outcome("interaction.read == true", "x", 1)).isEqualTo(Outcome.FALSE);
        assertThat(outcome("interaction.read", "interaction.read", "true")).isEqualTo(Outcome.NOT_A_FLAG);
        assertThat(Outcome.NOT_A_FLAG.isTrue()).isFalse();
        assertThat(Outcome.NOT_A_FLAG.hasFailed()).isTrue();
    }

    @Test
    @DisplayName("numbers compare by value, whatever holds them")
    void numbers() {
        for (Object three : List.of(3, 3L, new BigDecimal("3.00"), "3", " 3 ", "3.0", "03")) {
            assertThat(outcome("interaction.messageCount == 3", "interaction.messageCount", three))
                    .as("%s", three)
                    .isEqualTo(Outcome.TRUE);
        }
        for (Object other : List.of("", "-", "3e0", "0x3", "+3", "3.", ".3", "3 3", "\u0663", "3" + "0".repeat(50))) {
            assertThat(outcome("interaction.messageCount == 3", "interaction.messageCount", other))
                    .as("%s", other)
                    .isEqualTo(Outcome.FALSE);
        }
        assertThat(outcome("message.body > 9223372036854775", "message.body", "9223372036854775807999"))
                .isEqualTo(Outcome.TRUE);
        assertThat(outcome("message.body < 0", "message.body", "-0.000000000000000000000000001"))
                .isEqualTo(Outcome.TRUE);
        assertThat(outcome("interaction.messageCount > 1", "interaction.messageCount", new BigDecimal("1E+400")))
                .isEqualTo(Outcome.TRUE);
        assertThat(outcome("interaction.messageCount > 1", "interaction.messageCount", new BigDecimal("1E+1000000000")))
                .isEqualTo(Outcome.BAD_VALUE);
    }

    @Test
    @DisplayName("values that conditions do not know fail and are not asked for anything")
    void foreignValues() {
        var touched = new boolean[1];
        var bean = new Object() {
            @Override
            public String toString() {
                touched[0] = true;
                return "x";
            }
        };
        assertThat(outcome("message.body == 'x'", "message.body", bean).isTrue())
                .isFalse();
        assertThat(outcome("message.body contains 'x'", "message.body", bean)).isEqualTo(Outcome.BAD_VALUE);
        assertThat(outcome("message.body ~= 'x'", "message.body", Instant.EPOCH))
                .isEqualTo(Outcome.BAD_VALUE);
        assertThat(outcome("interaction.messageCount > 1", "interaction.messageCount", 2.0))
                .isEqualTo(Outcome.BAD_VALUE);
        assertThat(touched[0]).isFalse();
    }

    @Test
    @DisplayName("whatever the values throw, the condition is not true and nothing escapes")
    void throwingValues() {
        var condition = compiled("message.body == 'x'");
        assertThat(condition.evaluate(name -> {
                    throw new IllegalStateException("secret");
                }))
                .isEqualTo(Outcome.BROKEN);
        assertThat(condition.evaluate(name -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo(Outcome.BROKEN);
    }

    @Test
    @DisplayName("very long texts fail instead of taking long")
    void longTexts() {
        assertThat(outcome("message.body contains 'x'", "message.body", "a".repeat(65_537)))
                .isEqualTo(Outcome.TOO_EXPENSIVE);
        assertThat(outcome("message.body contains 'x'", "message.body", "a".repeat(65_535) + "x"))
                .isEqualTo(Outcome.TRUE);
        assertThat(outcome("message.body ~= 'a*'", "message.body", "a".repeat(10_001)))
                .isEqualTo(Outcome.TOO_EXPENSIVE);
        var values = new HashMap<String, Object>();
        values.put("message.body", "b");
        values.put("contact.name", "a".repeat(1_001));
        assertThat(compiled("message.body contains contact.name").evaluate(values::get))
                .isEqualTo(Outcome.TOO_EXPENSIVE);
        values.put("interaction.tags", Collections.nCopies(1_001, "a"));
        assertThat(compiled("interaction.tags contains message.body").evaluate(values::get))
                .isEqualTo(Outcome.TOO_EXPENSIVE);
    }

    @Test
    @DisplayName("the limits hold on both sides")
    void limits() {
        assertThat(compiled("message.body == '" + "x".repeat(1_000) + "'")).isNotNull();
        assertThat(refused("message.body == '" + "x".repeat(1_001) + "'").code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(compiled("(".repeat(32) + "true" + ")".repeat(32))).isNotNull();
        assertThat(refused("(".repeat(33) + "true" + ")".repeat(33)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refused("!(".repeat(33) + "true" + ")".repeat(33)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(compiled(list(200) + " contains message.body")).isNotNull();
        assertThat(refused(list(201) + " contains message.body").code()).isEqualTo(Code.TOO_LARGE);
        assertThat(compiled(any("true", 499))).isNotNull();
        assertThat(refused(any("true", 500)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refused("(true) || ".repeat(300) + "true").message()).contains("1000");
        assertThat(refused("true " + " ".repeat(4_096)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refused("a".repeat(65) + " == 'x'").code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refused("message.a.b.c.d.e.f.g.h == 'x'").code()).isEqualTo(Code.TOO_LARGE);
        assertThat(compiled("0" + " + 1".repeat(32) + " == 32")).isNotNull();
        assertThat(refused("0" + " + 1".repeat(33) + " == 33").code()).isEqualTo(Code.TOO_LARGE);
        assertThat(compiled("true ? false : ".repeat(32) + "true")).isNotNull();
        assertThat(refused("true ? false : ".repeat(33) + "true").code()).isEqualTo(Code.TOO_LARGE);
        assertThat(compiled("message.body.substring(".repeat(32) + "1" + ")".repeat(32) + " == ''"))
                .isNotNull();
        assertThat(refused("message.body.substring(".repeat(33) + "1" + ")".repeat(33) + " == ''")
                        .code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refused("message.body ~= '" + "a".repeat(257) + "'").code()).isEqualTo(Code.BAD_PATTERN);
        assertThat(refused(any("message.body ~= '" + "a".repeat(250) + "'", 5)).code())
                .isEqualTo(Code.BAD_PATTERN);
        assertThat(refused("").code()).isEqualTo(Code.EMPTY);
        assertThat(refused(" \n").code()).isEqualTo(Code.EMPTY);
    }

    private static String any(String part, int times) {
        return String.join(" || ", Collections.nCopies(times, part));
    }

    private static String list(int size) {
        return IntStream.range(0, size).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    @DisplayName("invisible and direction-turning characters are refused in texts, letters of all scripts are not")
    void invisible() {
        for (String bad : List.of(
                "\u0000", "\u0007", "\u0085", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\ud83d", "\n")) {
            assertThat(refused("message.body == '" + bad + "'").code()).isEqualTo(Code.BAD_TEXT);
        }
        for (String good : List.of("é", "हिन्दी", "क्\u200dष", "日本", "😀", "عربي")) {
            assertThat(outcome("message.body == '" + good + "'", "message.body", good))
                    .isEqualTo(Outcome.TRUE);
        }
    }

    @Test
    @DisplayName("one compiled condition may be used by many threads at once")
    void threads() {
        var condition = compiled("message.body ~= '(?i).*refund.*' && interaction.messageCount < 1000");
        var trues = IntStream.range(0, 20_000)
                .parallel()
                .filter(i -> condition
                        .evaluate(
                                Map.of("message.body", i % 2 == 0 ? "a REFUND" : "no", "interaction.messageCount", 5)
                                        ::get)
                        .isTrue())
                .count();
        assertThat(trues).isEqualTo(10_000);
    }

    @Test
    @DisplayName("a declaration with a name that no condition can spell is refused")
    void declarations() {
        for (String name :
                List.of("new", "a-b", "", "1a", "a..b", "a.class", "é", "a".repeat(65), "a.b.c.d.e.f.g.h.i")) {
            assertThatThrownBy(() -> new Variable(name, ValueType.TEXT, ""))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(RoutingVariables.ALL.find("variables.*")).isEmpty();
        assertThat(RoutingVariables.ALL.all())
                .allSatisfy(v -> assertThat(v.meaning()).endsWith("."));
    }
}
