package org.whatsapprouting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

@DisplayName("whatsapp-routing webhook")
class WebhookTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NUMBER = "106540352242922";
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    private final MetaWebhooks meta = new MetaWebhooks("the-app-secret", "102290129340398", NUMBER);
    private Path account;
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeAccount() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "the-app-secret", StandardCharsets.UTF_8);
        Path verify = Files.writeString(directory.resolve("verify"), "the-verify-token", StandardCharsets.UTF_8);
        account = Files.writeString(
                directory.resolve("account.json"), """
                {"id": "support", "key": "SUP", "agents": ["ana"], "actions": [
                   {"id": "q", "application": "Queue", "queue": "first-line"}],
                 "provider": {"id": "meta", "phoneNumberId": "%s", "accessToken": "env:NOT_THERE",
                   "appSecret": "file:%s", "verifyToken": "file:%s"}}
                """.formatted(NUMBER, secret, verify), StandardCharsets.UTF_8);
    }

    private List<JsonNode> answers(String... lines) throws IOException {
        var out = new StringWriter();
        int exit = Main.run(
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                "webhook",
                "--account",
                account.toString(),
                "--at",
                "2026-11-22T12:00:01Z");
        assertThat(exit).as("%s", err).isZero();
        var answers = new ArrayList<JsonNode>();
        for (String line : out.toString().lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static String line(WebhookCall call, byte[] body) {
        var line = JSON.createObjectNode()
                .put("method", call.method())
                .put("url", call.url().toString())
                .put("bodyBase64", Base64.getEncoder().encodeToString(body));
        var headers = line.putObject("headers");
        call.headers().forEach((name, values) -> values.forEach(value -> headers.put(name, value)));
        return line.toString();
    }

    @Test
    @DisplayName("a signed message becomes a neutral event, the same with a body as text")
    void events() throws IOException {
        WebhookCall call = meta.textMessage("wamid.1", "5215550001", "Ana", AT, "Hello \u00e9");
        var asText = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(line(call, call.body()));
        asText.remove("bodyBase64");
        asText.put("body", new String(call.body(), StandardCharsets.UTF_8));
        var answers = answers(line(call, call.body()), asText.toString());
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(violations(answers.get(0))).isEmpty();
        assertThat(answers.get(0).path("verdict").asText()).isEqualTo("events");
        JsonNode event = answers.get(0).path("events").path(0);
        assertThat(event.path("type").asText()).isEqualTo("message-received");
        assertThat(event.path("providerMessageId").asText()).isEqualTo("wamid.1");
        assertThat(event.path("from").path("phone").asText()).isEqualTo("5215550001");
        assertThat(event.path("content").toString()).isEqualTo("{\"type\":\"text\",\"body\":\"Hello \u00e9\"}");
        assertThat(event.path("at").asText()).isEqualTo("2026-11-22T12:00:00Z");
    }

    private static List<String> violations(JsonNode answer) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(EventSchema.text(), InputFormat.JSON);
        var violations = new ArrayList<String>();
        answer.path("events")
                .forEach(event -> schema.validate(event.toString(), InputFormat.JSON)
                        .forEach(error -> violations.add(error.toString())));
        return violations;
    }

    @Test
    @DisplayName("every kind of event is as the schema says: messages of all types, statuses, news, what nobody knows")
    void everyKind() throws IOException {
        var calls = new ArrayList<String>();
        for (WebhookCall call : List.of(
                meta.textMessage("wamid.1", "5215550001", "Ana", AT, "Hello"),
                meta.unknownType("hologram", "wamid.2", "5215550001", AT, "beam"),
                meta.statusReport("wamid.3", DeliveryStatus.DELIVERED, "5215550001", AT, "i7~1"))) {
            calls.add(line(call, call.body()));
        }
        assertThat(answers(calls.toArray(String[]::new))).allSatisfy(answer -> {
            assertThat(answer.path("events")).isNotEmpty();
            assertThat(violations(answer)).isEmpty();
        });
    }

    @Test
    @DisplayName("a changed byte is refused with 401, a handshake answered, and nothing ends it")
    void verdicts() throws IOException {
        WebhookCall call = meta.textMessage("wamid.1", "5215550001", "Ana", AT, "Hello");
        byte[] changed = call.body().clone();
        changed[changed.length - 2] ^= 1;
        var answers = answers(
                line(call, changed),
                "not json",
                "[]",
                "",
                "{\"method\":\"GET\",\"url\":\"http://[broken\"}",
                "{\"method\":\"POST\",\"url\":\"https://h/\",\"bodyBase64\":\"*\"}",
                "{\"method\":\"GET\",\"url\":\"https://h/w?hub.mode=subscribe&hub.challenge=42&"
                        + "hub.verify_token=the-verify-token\",\"headers\":{}}",
                "{\"method\":\"GET\",\"url\":\"https://h/w?hub.mode=subscribe&hub.challenge=42&hub.verify_token=x\"}");
        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt()
                        + answer.path("code").asText()
                        + answer.path("body").asText())
                .containsExactly(
                        "401not-authentic",
                        "400bad-line",
                        "400bad-line",
                        "400bad-line",
                        "400bad-line",
                        "400bad-line",
                        "042",
                        "401not-authentic");
        assertThat(answers.toString()).doesNotContain("the-app-secret");
    }

    @Test
    @DisplayName("as a program it writes answers to its output and nothing else, whatever a provider has to say")
    void program() throws Exception {
        WebhookCall call = meta.textMessage("wamid.1", "5215550001", "Ana", AT, "Hello");
        Path in = Files.writeString(
                directory.resolve("in"), line(call.withoutHeaders(), call.body()) + "\n", StandardCharsets.UTF_8);
        Path out = directory.resolve("out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "webhook",
                        "--account",
                        account.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.get(0)).path("status").asInt()).isEqualTo(401);
    }

    @Test
    @DisplayName("a file that cannot be used ends it with 2 and says why")
    void unusable() throws IOException {
        for (String file : List.of(
                "",
                "{",
                "[]",
                "{\"id\":\"a\",\"provider\":{\"id\":\"metta\"}}",
                "{\"id\":\"a\",\"provider\":{\"id\":\"meta\",\"appSecrt\":\"env:X\"}}")) {
            Files.writeString(account, file, StandardCharsets.UTF_8);
            var said = new StringWriter();
            int exit = Main.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(said, true),
                    "webhook",
                    "--account",
                    account.toString());
            assertThat(exit).as(file).isEqualTo(2);
            assertThat(said.toString()).as(file).contains("account.json");
        }
    }

    @Test
    @DisplayName("event.schema.json says what the records say")
    void schema() throws IOException {
        Path file = Path.of("src/main/resources/org/whatsapprouting/schema/event.schema.json");
        if (Boolean.getBoolean("write.docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, EventSchema.text(), StandardCharsets.UTF_8);
        }
        assertThat(file)
                .as("write it anew with -Dwrite.docs=true")
                .exists()
                .content(StandardCharsets.UTF_8)
                .isEqualTo(EventSchema.text());
    }
}
