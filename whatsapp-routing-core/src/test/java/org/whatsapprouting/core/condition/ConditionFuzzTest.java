package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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
    @DisplayName("a random condition comes to what a second, naive evaluator says")
    void differential() {
        differential(new SplittableRandom(1), 20_000);
    }

    @Test
    @Tag("long")
    @DisplayName("100,000 random conditions come to what a second, naive evaluator says")
    void longDifferential() {
        differential(new SplittableRandom(2), 100_000);
    }

    private static void differential(SplittableRandom random, int count) {
        int trues = 0;
        for (int i = 0; i < count; i++) {
            var oracle = Oracle.random(random, 4);
            var answer = Conditions.compile(oracle.text(), RoutingVariables.ALL);
            assertThat(answer).as(oracle.text()).isInstanceOf(Compiled.class);
            var outcome = ((Compiled) answer).condition().evaluate(VALUES::get);
            assertThat(outcome.isTrue()).as(oracle.text()).isEqualTo(oracle.result());
            trues += oracle.result() ? 1 : 0;
        }
        assertThat(trues).isBetween(count / 5, count * 4 / 5);
    }

    /** A condition as text together with its result, which is computed while the text is made. */
    private record Oracle(String text, boolean result) {

        static Oracle random(SplittableRandom random, int depth) {
            int kind = depth == 0 ? 4 + random.nextInt(5) : random.nextInt(9);
            return switch (kind) {
                case 0, 1 -> {
                    var left = random(random, depth - 1);
                    var right = random(random, depth - 1);
                    // Without parentheses around &&: they bind tighter.
                    var a = left.text.contains("||") ? "(" + left.text + ")" : left.text;
                    var b = right.text.contains("||") ? "(" + right.text + ")" : right.text;
                    yield new Oracle(a + (kind == 0 ? "&&" : " && ") + b, left.result & right.result);
                }
                case 2 -> {
                    var left = random(random, depth - 1);
                    var right = random(random, depth - 1);
                    yield new Oracle(left.text + " || " + right.text, left.result | right.result);
                }
                case 3 -> {
                    var part = random(random, depth - 1);
                    yield new Oracle("!(" + part.text + ")", !part.result);
                }
                case 4 ->
                    random.nextBoolean()
                            ? new Oracle("interaction.read", true)
                            : new Oracle("!interaction.firstMessage", true);
                case 5 -> contains(random);
                default -> comparison(random);
            };
        }

        private static Oracle contains(SplittableRandom random) {
            var part = pick(random, "'10'", "'a'", "'text'", "message.body");
            var value = part.startsWith("'") ? part.substring(1, part.length() - 1) : (String) VALUES.get(part);
            return random.nextBoolean()
                    ? new Oracle(
                            "interaction.tags contains " + part,
                            List.of("a", "10").contains(value))
                    : new Oracle("contact.name contains " + part, "Ana text".indexOf(value) >= 0);
        }

        private static Oracle comparison(SplittableRandom random) {
            var left = pick(
                    random,
                    "message.body",
                    "message.type",
                    "'9'",
                    "contact.phone",
                    "interaction.messageCount",
                    "10",
                    "-2.5");
            var right = pick(random, "'10'", "3", "3.0", "message.body", "10.00", "message.type");
            var sign = pick(random, "==", "!=", "<", "<=", ">", ">=");
            var space = random.nextBoolean() ? " " : "";
            return new Oracle(left + space + sign + space + right, compare(value(left), sign, value(right)));
        }

        private static Object value(String text) {
            if (text.startsWith("'")) {
                return text.substring(1, text.length() - 1);
            }
            return text.matches("-?[0-9.]+") ? new BigDecimal(text) : VALUES.get(text);
        }

        private static boolean compare(Object a, String sign, Object b) {
            if (a == null || b == null) {
                return sign.equals("!=") != (a == b && !sign.startsWith("<") && !sign.startsWith(">"));
            }
            Integer order;
            if (a instanceof String x && b instanceof String y) {
                order = x.compareTo(y);
            } else {
                try {
                    order = new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
                } catch (NumberFormatException notNumeric) {
                    return sign.equals("!=");
                }
            }
            return switch (sign) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static String pick(SplittableRandom random, String... from) {
            return from[random.nextInt(from.length)];
        }
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
            var answer = Conditions.compile(text, ConditionCorpusTest.DECLARED);
            if (answer instanceof Compiled compiled) {
                assertThat(compiled.condition().evaluate(VALUES::get)).isNotEqualTo(Outcome.BROKEN);
                assertThat(Conditions.compile(compiled.condition().toString(), ConditionCorpusTest.DECLARED))
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
        assertThat(compiled.condition().evaluate(name -> name.equals("message.body") ? text : needle))
                .isEqualTo(Outcome.FALSE);
    }
}
