package org.whatsapprouting.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.JsonText;

@DisplayName("A text held against its rules")
class ScalarCheckTest {
    private static final String ID = "{\"pattern\": \"^[a-z]+$\"}";
    private static final String NAME = "{\"pattern\": \"\\\\S\"}";

    private static boolean isTaken(String text, String rules) {
        var problems = new FileProblems("f");
        var value = new Json.Text(new Json.Place(1, 1), text);
        var parsed = (Json.Obj) JsonText.parse(rules.getBytes(UTF_8)).root();
        new ScalarCheck(problems, "/name", "The name", "").text(value, parsed);
        return problems.all().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b\n", "b\r\n", "b\u0085", "b\u2028", "\nb"})
    @DisplayName("the end of a pattern is the end of the text: no line end comes behind an id")
    void lineEnds(String text) {
        assertThat(isTaken("b", ID)).isTrue();
        assertThat(isTaken(text, ID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u2003", "\u001c", "\u2028"})
    @DisplayName("what is blank to Java is blank, because that is what refuses a name later")
    void blank(String text) {
        assertThat(isTaken(" b ", NAME)).isTrue();
        assertThat(isTaken("\u00a0", NAME)).as("not blank to Java").isTrue();
        assertThat(isTaken(text, NAME)).isFalse();
    }
}
