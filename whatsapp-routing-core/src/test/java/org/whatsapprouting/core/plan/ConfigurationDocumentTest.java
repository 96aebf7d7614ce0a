package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/configuration.md")
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final Path WRITTEN = Path.of("target", "configuration.md");

    private static ConfigurationDocument document() throws IOException {
        return new ConfigurationDocument(Schema.load(), new String(example(), StandardCharsets.UTF_8));
    }

    private static byte[] example() throws IOException {
        try (var in = ConfigurationDocumentTest.class.getResourceAsStream("small.json")) {
            return in.readAllBytes();
        }
    }

    @Test
    @DisplayName("shows a file that can be used and leaves nothing doubtful")
    void exampleIsRight() throws IOException {
        assertThat(TenantFile.read("small.json", example()))
                .isInstanceOfSatisfying(
                        TenantFile.Read.class,
                        read -> assertThat(read.warnings()).isEmpty());
    }

    @Test
    @DisplayName("says what the schema says")
    void upToDate() throws IOException {
        var text = document().text();
        Files.writeString(WRITTEN, text);
        var found = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        assertThat(found.equals(text))
                .as(
                        "docs/configuration.md differs from what the schema says. Copy %s over it.",
                        WRITTEN.toAbsolutePath())
                .isTrue();
    }

    @Test
    @DisplayName("has each heading once, so that its links lead where they should")
    void headings() throws IOException {
        assertThat(document().titlesThatComeTwice()).isEmpty();
    }
}
