package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts odd values into every place of a file that uses everything: each is taken, or refused with its place. */
@Tag("long")
@DisplayName("Tenant file with an odd value")
class OddValuesTest {
    private static final Pattern SCALAR =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|\\btrue\\b|\\bfalse\\b");

    static Stream<String> oddValues() {
        return Stream.of(
                // What ends a line is white space to some and the end of the text to others.
                "\"b\\n\"",
                "\"b\\u0085\"",
                "\"2026-01-01\\r\\n\"",
                "\"10:00-11:00\\u2028\"",
                // Blank to Java, and not to a regular expression.
                "\"\\u2003\"",
                "\"\\u001c\"",
                // The other way round.
                "\"\\u00a0\"",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"" + "x".repeat(5_000) + "\"",
                "\"99999d\"",
                "\"2026-02-30\"",
                "\"Etc/GMT+99\"",
                "\"9999999999999999999\"",
                "-1",
                "1e400",
                "1e-400",
                "0.5",
                "99999999999999999999",
                "null",
                "true",
                "[]",
                "{}",
                "[[[]]]");
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    @DisplayName("it is taken or refused with a place, wherever it stands, also as a name")
    void everywhere(String odd) {
        String file = TenantFileTest.example();
        var places = SCALAR.matcher(file).results().toList();
        assertThat(places).hasSizeGreaterThan(300);
        for (MatchResult place : places) {
            String changed = file.substring(0, place.start()) + odd + file.substring(place.end());
            assertThatCode(() -> isTakenOrRefused(changed))
                    .as("instead of %s at %d", place.group(), place.start())
                    .doesNotThrowAnyException();
        }
    }

    private static void isTakenOrRefused(String file) {
        var result = TenantFile.read("tenant.json", file.getBytes(StandardCharsets.UTF_8));
        if (result instanceof TenantFile.Faulty faulty) {
            assertThat(faulty.problems()).anyMatch(problem -> problem.problem().isError());
        } else {
            var written = TenantFile.write(((TenantFile.Read) result).tenant());
            var again = TenantFile.read("tenant.json", written.getBytes(StandardCharsets.UTF_8));
            assertThat(again).isInstanceOf(TenantFile.Read.class);
        }
    }
}
