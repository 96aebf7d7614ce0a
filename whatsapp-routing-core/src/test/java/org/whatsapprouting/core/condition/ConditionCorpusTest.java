package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.core.condition.Compilation.Compiled;

@DisplayName("Conditions: corpus")
class ConditionCorpusTest {
    static final Variables DECLARED =
            RoutingVariables.ALL.with(List.of(new Variable("VAR1", ValueType.TEXT, "Set by a System action.")));

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("message.body", "I'm here");
        values.put("message.type", "text");
        values.put("message.createdAt", "2026-11-22T10:00:00Z");
        values.put("interaction.messageCount", 3L);
        values.put("interaction.firstMessage", false);
        values.put("interaction.read", true);
        values.put("interaction.tags", List.of("vip", "7"));
        values.put("contact.name", "  ");
        values.put("contact.phone", "5511987654321");
        values.put("account.key", "SUP");
        values.put("variables.city", "Recife");
        values.put("VAR1", "42");
        return values;
    }

    static Stream<String> hostile() throws IOException {
        return lines("hostile.txt");
    }

    static Stream<String> legitimate() throws IOException {
        return lines("legitimate.txt");
    }

    private static Stream<String> lines(String file) throws IOException {
        try (var in = ConditionCorpusTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("legitimate")
    @DisplayName("what people write comes to what they mean")
    void evaluated(String line) {
        var expected = line.substring(0, line.indexOf('|'));
        var answer = Conditions.compile(line.substring(line.indexOf('|') + 1), DECLARED);
        assertThat(answer).isInstanceOf(Compiled.class);
        assertThat(((Compiled) answer).condition().evaluate(values()::get).code())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("legitimate")
    @DisplayName("the text a condition prints of itself compiles to the same condition")
    void printed(String line) {
        var text = line.substring(line.indexOf('|') + 1);
        var once = ((Compiled) Conditions.compile(text, DECLARED)).condition();
        var twice = ((Compiled) Conditions.compile(once.toString(), DECLARED)).condition();
        assertThat(twice).hasToString(once.toString());
        assertThat(twice.evaluate(values()::get)).isEqualTo(once.evaluate(values()::get));
    }

    @Test
    @DisplayName("the corpora have the size they claim")
    void sizes() throws IOException {
        assertThat(hostile()).hasSizeGreaterThan(350);
        assertThat(legitimate()).hasSizeGreaterThan(130);
    }
}
