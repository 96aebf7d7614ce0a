package org.whatsapprouting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("whatsapp-routing check")
class CheckTest {
    private static final String GOOD = """
            {"accounts": [{"id": "shop", "key": "SHOP", "provider": {"id": "simulator"}, "agents": ["ana"],
               "plan": [{"id": "q", "application": "Queue", "queue": "support"}]}],
             "agents": [{"id": "ana"}],
             "queues": [{"id": "support", "strategy": "beepall", "members": ["ana"]}]}
            """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("tenant.json"), json);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "check", file.toString());
    }

    @Test
    @DisplayName("a good file can be used: exit 0")
    void good() throws IOException {
        assertThat(check(GOOD)).isZero();
        assertThat(out.toString()).contains("can be used");
    }

    @Test
    @DisplayName("a bad file: exit 1, all errors at once, each with line, column and suggestion")
    void bad() throws IOException {
        String bad = GOOD.replace("\"queue\": \"support\"", "\"queue\": \"suport\"")
                .replace("\"key\": \"SHOP\"", "\"key\": \"SHOPPE\"")
                .replace("\"members\"", "\"membres\"");
        assertThat(check(bad)).isEqualTo(1);
        assertThat(out.toString())
                .contains("tenant.json:1:")
                .contains("'support'")
                .contains("SHOPPE")
                .contains("members");
    }

    @Test
    @DisplayName("no such file, or no such command: exit 2")
    void unusable() {
        String nowhere = directory.resolve("nowhere.json").toString();
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "check", nowhere))
                .isEqualTo(2);
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "chekc"))
                .isEqualTo(2);
    }
}
