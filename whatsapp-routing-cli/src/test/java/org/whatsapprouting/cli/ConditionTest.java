package org.whatsapprouting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("whatsapp-routing condition")
class ConditionTest {
    @TempDir
    Path directory;

    private static List<String> answers(byte[] lines) {
        var out = new StringWriter();
        int exit = Main.run(
                new ByteArrayInputStream(lines),
                new PrintWriter(out),
                new PrintWriter(Writer.nullWriter()),
                "condition");
        assertThat(exit).isZero();
        return out.toString().lines().toList();
    }

    private static String answer(String line) {
        var answers = answers(line.getBytes(StandardCharsets.UTF_8));
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x > 41.5 && x + 1 == 43|{`x`:42}|{`result`:true}",
                "x > 42|{`x`:42}|{`result`:false}",
                "a.b[1] == 'c'|{`a`:{`b`:[1,`c`]}}|{`result`:true}",
                "a.b.c.d == null|{`a`:{}}|{`result`:true}",
                "x == 1.0|{`x`:1}|{`result`:true}",
                "x == 0.1 + 0.2|{`x`:0.3}|{`result`:true}",
                "message.body == 'x'|{`message.body`:`x`}|{`result`:true}",
                "message.body == 'x'|{`message`:{`body`:`x`}}|{`result`:true}",
                "x == null|{`x`:null}|{`result`:true}",
                "x|{`x`:true}|{`result`:true}",
                "x == 1e0|{`x`:1}|`code`:`bad-number`,`at`:6,",
                "y == 1|{`x`:1}|{`refused`:{`code`:`unknown-variable`,`at`:1,",
                "x or true|{`x`:true}|{`refused`:{`code`:`unsupported`,`at`:3,`message`:`Write || instead of 'or'.`}}",
                "x|{`x`:1}|{`failed`:{`code`:`not-a-flag`,",
                "x / 0 == 1|{`x`:1}|{`failed`:{`code`:`division-by-zero`,",
                "x + 1 == 1|{`x`:null}|{`failed`:{`code`:`no-value`,",
                "x > 1|{`x`:1E10000000}|{`failed`:{`code`:`bad-value`,",
            })
    @DisplayName("answers what a condition comes to, or why it could not be saved, or why it fails")
    void answers(String condition, String variables, String expected) {
        var line = "{`condition`:`" + condition + "`,`variables`:" + variables + "}";
        assertThat(answer(line.replace('`', '"'))).contains(expected.replace('`', '"'));
    }

    @Test
    @DisplayName("a bad line has an answer, and the next one too")
    void badLines() {
        var lines = new ArrayList<byte[]>();
        for (String bad : List.of(
                "",
                " ",
                "x",
                "{",
                "[]",
                "null",
                "{}",
                "{\"condition\":1}",
                "{\"condition\":\"true\",\"condition\":\"true\"}",
                "{\"condition\":\"true\",\"variables\":[]}",
                "{\"condition\":\"true\"} x",
                "{\"condition\":\"true\",\"variables\":{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}",
                "{\"condition\":\"true\",\"variables\":{\"x\":" + "9".repeat(5_000) + "}}",
                "\"" + "x".repeat(ConditionLine.MOST))) {
            lines.add(bad.getBytes(StandardCharsets.UTF_8));
        }
        lines.add(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
        lines.add("{\"condition\":\"true\"}".getBytes(StandardCharsets.UTF_16));
        for (byte[] bad : lines) {
            var all = new java.io.ByteArrayOutputStream();
            all.writeBytes(bad);
            all.writeBytes("\n{\"condition\":\"true\"}\n".getBytes(StandardCharsets.UTF_8));
            var answers = answers(all.toByteArray());
            assertThat(answers.get(0)).startsWith("{\"refused\":{\"code\":\"bad-line\",\"at\":");
            assertThat(answers.get(answers.size() - 1)).isEqualTo("{\"result\":true}");
        }
    }

    @Test
    @DisplayName("one process answers 2,000 lines in order")
    void process() throws Exception {
        process(2_000);
    }

    @Test
    @Tag("long")
    @DisplayName("one process answers 100,000 lines in order")
    void longProcess() throws Exception {
        process(100_000);
    }

    private void process(int count) throws IOException, InterruptedException {
        var lines = new ArrayList<String>(count);
        var expected = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            switch (i % 5) {
                case 0 -> {
                    lines.add("{\"condition\":\"n + 1 > " + i + "\",\"variables\":{\"n\":" + i + "}}");
                    expected.add("{\"result\":true}");
                }
                case 1 -> {
                    lines.add("{\"condition\":\"t contains 'x" + i + "'\",\"variables\":{\"t\":\"x" + (i + 1) + "\"}}");
                    expected.add("{\"result\":false}");
                }
                case 2 -> {
                    lines.add("{\"condition\":\"n" + i + " > 1\"}");
                    expected.add("{\"refused\":{\"code\":\"unknown-variable\"");
                }
                case 3 -> {
                    lines.add("{\"condition\":\"(n > " + i + " ? 1 : 2) / 0 == 1\",\"variables\":{\"n\":1}}");
                    expected.add("{\"failed\":{\"code\":\"division-by-zero\"");
                }
                default -> {
                    lines.add("not JSON " + i);
                    expected.add("{\"refused\":{\"code\":\"bad-line\"");
                }
            }
        }
        var in = Files.write(directory.resolve("in"), lines, StandardCharsets.UTF_8);
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "condition")
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(err).isEmptyFile();
        var answers = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(answers).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i)).as(lines.get(i)).startsWith(expected.get(i));
        }
    }
}
