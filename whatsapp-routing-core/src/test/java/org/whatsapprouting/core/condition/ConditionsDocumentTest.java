package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;

@DisplayName("docs/conditions.md")
class ConditionsDocumentTest {
    private static String text() throws IOException {
        return Files.readString(Path.of("..", "docs", "conditions.md"), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("its examples are conditions")
    void examples() throws IOException {
        var examples = text().split("```\n", -1)[1].lines().toList();
        assertThat(examples)
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(Conditions.compile(example, RoutingVariables.ALL))
                        .isInstanceOf(Compiled.class));
    }

    @Test
    @DisplayName("has every variable with its type and meaning (G-11)")
    void variables() throws IOException {
        var text = text();
        assertThat(RoutingVariables.ALL.all())
                .allSatisfy(variable -> assertThat(text)
                        .contains("| `" + variable.name() + "` | "
                                + variable.type().words() + " | " + variable.meaning() + " |\n"));
    }

    @Test
    @DisplayName("has every function and every code, and the limits as they are")
    void complete() throws IOException {
        var text = text();
        assertThat(Function.values())
                .allSatisfy(function -> assertThat(text).contains("." + function.spelling() + "("));
        assertThat(Function.OPERATORS).allSatisfy(function -> assertThat(text).contains("." + function + "("));
        assertThat(Compilation.Code.values())
                .allSatisfy(code -> assertThat(text)
                        .contains("| `" + code.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` |"));
        assertThat(Outcome.values())
                .filteredOn(Outcome::hasFailed)
                .allSatisfy(outcome ->
                        assertThat(text).contains("| `" + outcome.code() + "` | " + outcome.meaning() + " |\n"));
        for (long limit : new long[] {
            Limits.LENGTH,
            Limits.TOKENS,
            Limits.NODES,
            Limits.DEPTH,
            Limits.STEPS,
            Limits.TEXT_LITERAL,
            Limits.LIST,
            Limits.NUMBER,
            Limits.PATTERN,
            Limits.SEARCHED_TEXT,
            Limits.MATCHED_TEXT,
            Limits.NEEDLE,
            Limits.VALUE_LIST,
            Limits.VALUE_DEPTH,
            Limits.VALUE_CHARACTERS,
            Limits.SCALE,
            Limits.BUDGET
        }) {
            assertThat(text).contains(String.format(Locale.ROOT, "%,d", limit));
        }
    }
}
