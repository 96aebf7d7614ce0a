package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The demo")
class DemoTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    @DisplayName("tells the whole story and ends")
    void story() throws Exception {
        var told = new ByteArrayOutputStream();
        Demo.play(new PrintStream(told, true, StandardCharsets.UTF_8), "meta");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("why: 1 greet: automatic reply #1~2")
                .contains("why: 3 about-money: condition is true, on to mark-sales")
                .contains("ana sees an offer of queue support", "ben sees an offer of queue support")
                .containsPattern("(ana|ben) won; (ana|ben) is told TAKEN: Agent '(ana|ben)' was first\\.")
                .contains("message #1~3 is delivered", "message #1~3 is read")
                .contains("a forged webhook: 401")
                .containsPattern("why: no routing, agent (ana|ben) owns the interaction")
                .contains("\"'=Maria \"\"M\"\" Lopez\"")
                .contains("25 of 25 greeted by WhatsApp")
                .contains("That was the demo");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"twilio", "sinch", "kaleyra"})
    @Timeout(60)
    @DisplayName("is the same with every other provider, by one block of tenant.json")
    void everyProvider(String provider) throws Exception {
        var told = new ByteArrayOutputStream();
        Demo.play(new PrintStream(told, true, StandardCharsets.UTF_8), provider);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("a fake of " + provider)
                .contains("why: 3 about-money: condition is true, on to mark-sales")
                .contains("ana sees an offer of queue support", "ben sees an offer of queue support")
                .containsPattern("(ana|ben) won; (ana|ben) is told TAKEN: Agent '(ana|ben)' was first\\.")
                .contains("\"The blue one is 25. Shall I put one aside?\"")
                .contains("message #1~3 is delivered", "message #1~3 is read")
                .contains("a forged webhook: 401")
                .contains("ends with Sold")
                .contains("25 of 25 greeted by WhatsApp")
                .contains("25 interactions are open");
    }

    @Test
    @DisplayName("the blocks that are shipped for people have only settings that the providers know")
    void shippedBlocks() throws Exception {
        for (String provider : Company.ALL) {
            String tenant = Files.readString(Running.TENANT)
                    .replaceFirst(
                            "(?s)\"provider\": \\{.*?\\}",
                            Matcher.quoteReplacement(
                                    "\"provider\": " + Files.readString(Path.of("providers", provider + ".json"))));
            Path file = Files.writeString(folder.resolve("tenant.json"), tenant);
            var err = new ByteArrayOutputStream();
            assertThat(new ConfigurationFile(new PrintStream(err, true, StandardCharsets.UTF_8)).read(file))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isNotNull()
                    .satisfies(
                            read -> assertThat(read.accounts().get(0).provider().provider())
                                    .isEqualTo(provider));
        }
        assertThat(new ObjectMapper().readTree(Path.of("providers", "meta.json").toFile()))
                .isEqualTo(new ObjectMapper().readTree(Running.TENANT.toFile()).at("/accounts/0/provider"));
    }

    @Test
    @DisplayName("a provider nobody knows: says which there are, exit 2")
    void unknownProvider() {
        var err = new ByteArrayOutputStream();
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Main.run(List.of("demo", "--provider", "carrier-pigeon"), said, said))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("twilio").contains("Usage:");
    }
}
