package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A host's first program")
class FirstProgramTest {

    @Test
    @Timeout(60)
    @DisplayName("says who got the message")
    void runs() throws Exception {
        var said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            FirstProgram.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("ana: Accepted[interaction=");
    }

    @Test
    @DisplayName("fits on one screen: at most 30 lines, imports and all")
    void isShort() throws Exception {
        var source = Path.of("src/main/java/org/whatsapprouting/examples/FirstProgram.java");
        assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(30);
    }
}
