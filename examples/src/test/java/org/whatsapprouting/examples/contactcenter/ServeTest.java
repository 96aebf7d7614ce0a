package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.core.shell.StandardSecrets;

@DisplayName("Starting to serve")
class ServeTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("wrong arguments: what is wrong, how it is used, exit 2")
    void arguments() {
        String config = Running.TENANT.toString();
        String[][] wrong = {
            {},
            {"dance"},
            {"serve"},
            {"serve", "--config", config},
            {"serve", "--store", "memory"},
            {"serve", "--config", config, "--store"},
            {"serve", "--config", "--store", "memory"},
            {"serve", "--config", config, "--store", "memory", "--port", "65536"},
            {"serve", "--config", config, "--store", "memory", "--port", "eighty"},
            {"serve", "--config", config, "--store", "memory", "--prot", "0"},
            {"serve", "--config", config, "--store", "memory", "--store", "memory"},
        };
        for (String[] args : wrong) {
            err.reset();
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(said()).contains("Usage:");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run("--help")).isZero();
    }

    @Test
    @DisplayName("a configuration with six errors: all of them at once, with line, column and what was meant, exit 2")
    void badConfiguration() throws IOException {
        Path file = Files.writeString(folder.resolve("tenant.json"), """
                {
                  "accounts": [
                    {
                      "id": "one", "key": "ABCDEF", "provider": {"id": "simulator"}, "agents": ["ana"],
                      "plan": [{"id": "wait", "application": "Queue", "queue": "suport"}]
                    },
                    {"id": "two", "key": "TWO", "provider": {"id": "simulator"}, "agents": ["ana"], "plan": []},
                    {"id": "three", "key": "TWO", "provider": {"id": "simulator"}, "agents": ["anna"], "plam": []}
                  ],
                  "agents": [{"id": "ana"}],
                  "queues": [{"id": "support", "strategy": "beepall", "members": ["ana"]}],
                  "intervals": [{"id": "day", "subsets": [{"time": "09:00-25:00"}]}]
                }
                """);
        assertThat(run("serve", "--config", file.toString(), "--store", "memory"))
                .isEqualTo(2);
        assertThat(said().lines().filter(line -> line.contains(": error: ")))
                .satisfiesExactly(
                        problem(file, "4:27", "'key'", "'ABCDEF'", "1 to 5 ASCII letters or digits"),
                        problem(file, "5:64", "'suport'", "Did you mean 'support'?"),
                        problem(file, "8:28", "'TWO'", "another"),
                        problem(file, "8:79", "'anna'", "Did you mean 'ana'?"),
                        problem(file, "8:88", "'plam'", "Did you mean 'plan'?"),
                        problem(file, "12:52", "'09:00-25:00'", "HH:MM-HH:MM"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** A line that tells where, what and what instead. */
    private static ThrowingConsumer<String> problem(Path file, String place, String... words) {
        return line ->
                assertThat(line).startsWith(file + ":" + place + ": error: ").contains(words);
    }

    @Test
    @DisplayName("a public address that is none: says what one looks like, exit 1")
    void badPublicAddress() {
        String[] args = {
            "serve", "--config", Running.TENANT.toString(), "--store", "memory", "--port", "0", "--public", "chat"
        };
        assertThat(run(args)).isEqualTo(1);
        assertThat(said()).contains("https://chat.example.com/webhooks");
    }

    @Test
    @DisplayName("with a public address it says where each provider has to call, and with which token (A-07, A-08)")
    void webhooks() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        var secrets = new StandardSecrets(any -> null);
        try (var center =
                ContactCenter.start(Running.tenant(), ContactCenter.MEMORY, secrets, anyPort, Company.PUBLIC_ADDRESS)) {
            assertThat(Serve.webhooks(center, Running.tenant()))
                    .singleElement()
                    .asString()
                    .matches("webhook of 'support' https://chat\\.example\\.com/webhooks/support\\?token=[^&]{20,}");
        }
    }

    @Test
    @DisplayName("a configuration that is not there: exit 2")
    void noConfiguration() {
        assertThat(run("serve", "--config", folder.resolve("no.json").toString(), "--store", "memory"))
                .isEqualTo(2);
        assertThat(said()).contains("no.json: cannot be read");
    }

    @Test
    @DisplayName("a port that is taken: says so, exit 1")
    void portTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--config", Running.TENANT.toString(), "--store", "memory", "--port", port))
                    .isEqualTo(1);
            assertThat(said()).contains("127.0.0.1:" + port);
        }
    }

    @Test
    @DisplayName("a store that cannot be opened: says so, exit 1")
    void noStore() {
        String nowhere = folder.resolve("no").resolve("center.db").toString();
        assertThat(run("serve", "--config", Running.TENANT.toString(), "--store", nowhere, "--port", "0"))
                .isEqualTo(1);
        assertThat(said()).contains(nowhere);
    }

    @Test
    @DisplayName("secrets that are not there yet are named, the file's own are never said")
    void missingSecrets() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tenant.json"),
                Files.readString(Running.TENANT)
                        .replace(
                                "env:META_APP_SECRET",
                                "file:" + folder.resolve("absent").toString()));
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            run("serve", "--config", file.toString(), "--store", "memory", "--port", "" + taken.getLocalPort());
        }
        assertThat(said()).contains("warning: account 'support'").contains("'appSecret' is not there");
    }

    @Test
    @DisplayName("the shipped tenant.json says what the README promises")
    void shipped() {
        var tenant = Running.tenant();
        var account = tenant.accounts().get(0);
        assertThat(account.id().value()).isEqualTo("support");
        assertThat(account.provider().values())
                .containsEntry("phoneNumberId", "106540352242922")
                .containsEntry("appSecret", "env:META_APP_SECRET")
                .containsEntry("verifyToken", "env:META_VERIFY_TOKEN")
                .containsEntry("accessToken", "env:META_ACCESS_TOKEN")
                .containsEntry("baseUrl", "env:META_BASE_URL");
        assertThat(tenant.agents()).extracting(agent -> agent.id().value()).containsExactly("ana", "ben");
        assertThat(tenant.dispositions())
                .extracting(disposition -> disposition.path().toString())
                .containsExactly("Sold", "Interested", "Interested > Later");
    }
}
