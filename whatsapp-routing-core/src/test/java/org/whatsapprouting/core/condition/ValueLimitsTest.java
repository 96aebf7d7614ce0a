package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;
import org.whatsapprouting.core.condition.Compilation.Refused;

@DisplayName("Conditions: limits of values and patterns, each on both sides")
class ValueLimitsTest {
    private static Outcome outcome(String text, Object x) {
        return ((Compiled) Conditions.compile(text, RandomCondition.DECLARED))
                .condition()
                .evaluate(Map.of("x", x)::get);
    }

    private static Object nested(int depth) {
        Object nested = "a";
        for (int i = 0; i < depth; i++) {
            nested = i % 2 == 0 ? List.of(nested) : Map.of("k", nested);
        }
        return nested;
    }

    @Test
    @DisplayName("lists and maps inside each other")
    void depth() {
        assertThat(outcome("x == x", nested(8))).isEqualTo(Outcome.TRUE);
        assertThat(outcome("x == x", nested(9))).isEqualTo(Outcome.TOO_EXPENSIVE);
    }

    @Test
    @DisplayName("texts of lists and maps together, and texts that functions change")
    void characters() {
        var text = "a".repeat(50_000);
        assertThat(outcome("x == x", Collections.nCopies(20, text))).isEqualTo(Outcome.TRUE);
        assertThat(outcome("x == x", Collections.nCopies(21, text))).isEqualTo(Outcome.TOO_EXPENSIVE);
        assertThat(outcome("x.toUpperCase() != x", "a".repeat(65_536))).isEqualTo(Outcome.TRUE);
        assertThat(outcome("x.toUpperCase() != x", "a".repeat(65_537))).isEqualTo(Outcome.TOO_EXPENSIVE);
        assertThat(outcome("x.length() == 65537", "a".repeat(65_537))).isEqualTo(Outcome.TRUE);
    }

    @Test
    @DisplayName("texts that are joined, and what they cost again and again")
    void joined() {
        var half = "a".repeat(32_768);
        assertThat(outcome("(x + x).length() == 65536", half)).isEqualTo(Outcome.TRUE);
        assertThat(outcome("(x + x).length() == 65537", half + "a")).isEqualTo(Outcome.TOO_EXPENSIVE);
        assertThat(outcome("(x + x + x).length() == 1", half)).isEqualTo(Outcome.TOO_EXPENSIVE);
    }

    @Test
    @DisplayName("counts of patterns, before they cost anything")
    void patterns() {
        long start = System.nanoTime();
        for (String pattern : List.of("(.{0,900}){0,900}", "((a{1,100}){1,100}){1,100}", "(((x{9}){9}){9}){9}")) {
            var answer = (Refused) Conditions.compile("x ~= '" + pattern + "'", RandomCondition.DECLARED);
            assertThat(answer.code()).isEqualTo(Compilation.Code.BAD_PATTERN);
            assertThat(answer.message()).contains("when multiplied");
        }
        assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
        assertThat(outcome("x ~= '[ab]{3}(c{4}){5}'", "aba" + "c".repeat(20))).isEqualTo(Outcome.TRUE);
    }

    @Test
    @DisplayName("a letter of any script is a class of characters, not a placeholder")
    void characterClasses() {
        assertThat(outcome("x ~= '\\\\p{L}+'", "h\u00e9")).isEqualTo(Outcome.TRUE);
        assertThat(Conditions.compile("x ~= '\\\\p{L}{name}'", RandomCondition.DECLARED))
                .isInstanceOf(Refused.class);
    }
}
