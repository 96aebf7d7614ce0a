package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.core.condition.Compilation.Compiled;

@DisplayName("Conditions: random ones")
class ConditionFuzzTest {
    private static final Map<String, Object> VALUES = values();

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("message.body", "10");
        values.put("message.type", "text");
        values.put("contact.name", "Ana text");
        values.put("interaction.messageCount", 3L);
        values.put("interaction.read", true);
        values.put("interaction.firstMessage", false);
        values.put("interaction.tags", List.of("a", "10"));
        return values;
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    @DisplayName("a mutated condition is either refused or comes to an outcome; nothing else ever happens")
    void mutations() throws Exception {
        var seeds = Stream.concat(ConditionCorpusTest.hostile(), ConditionCorpusTest.legitimate())
                .map(line -> line.substring(line.indexOf('|') + 1))
                .toList();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 30_000; i++) {
            var text = mutated(seeds.get(random.nextInt(seeds.size())), seeds, random);
            var answer = Conditions.compile(text, HostileCorpusTest.DECLARED);
            if (answer instanceof Compiled compiled) {
                assertThat(compiled.condition().evaluate(VALUES::get)).isNotEqualTo(Outcome.BROKEN);
                assertThat(Conditions.compile(compiled.condition().toString(), HostileCorpusTest.DECLARED))
                        .as(text)
                        .isInstanceOf(Compiled.class);
            } else {
                var refused = (Compilation.Refused) answer;
                assertThat(refused.at()).as(text).isBetween(1, text.length() + 1);
            }
        }
    }

    private static String mutated(String seed, List<String> seeds, SplittableRandom random) {
        var text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, (char) random.nextInt(0x180));
                case 1 -> text.insert(at, "'\"\\(){}[]!=<>&|~.,-".charAt(random.nextInt(19)));
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
                default -> {
                    var other = seeds.get(random.nextInt(seeds.size()));
                    text.insert(at, other, 0, random.nextInt(other.length() + 1));
                }
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("the most expensive conditions on the longest texts come to an end soon")
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void expensive() {
        var longest = "a".repeat(10_000);
        var patterns = List.of("(.*a){20}$", "(?s).*.*.*.*.*.*.*.*=.*$", "(a|aa)+$", "((a*)*)*b", "(a?){300}b");
        for (String pattern : patterns) {
            var answer = Conditions.compile("message.body ~= '" + pattern + "'", RoutingVariables.ALL);
            if (answer instanceof Compiled compiled) {
                assertThat(compiled.condition().evaluate(name -> longest).hasFailed())
                        .isFalse();
            }
        }
        var searches = String.join(" || ", java.util.Collections.nCopies(4, "message.body contains contact.name"));
        var compiled = (Compiled) Conditions.compile(searches, RoutingVariables.ALL);
        var needle = "a".repeat(999) + "b";
        var text = "a".repeat(65_536);
        Values longestTexts = name -> name.equals("message.body") ? text : needle;
        assertThat(compiled.condition().evaluate(longestTexts)).isEqualTo(Outcome.TOO_EXPENSIVE);
        var one = (Compiled) Conditions.compile("message.body contains contact.name", RoutingVariables.ALL);
        assertThat(one.condition().evaluate(longestTexts)).isEqualTo(Outcome.FALSE);
    }
}
