package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.SignedWebhook;

@DisplayName("Webhooks over HTTP")
class WebhookTest {
    private static final int LIMIT = 4 << 20;

    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    @Test
    @DisplayName("the handshake with the right token gets its challenge as plain text, any other an empty 401")
    void handshake() throws Exception {
        assertThat(MetaWebhooks.handshake(api.at("/webhooks/support"), Running.VERIFY_TOKEN, "1158201444"))
                .isTrue();
        var right = api.get(
                "/webhooks/support?hub.mode=subscribe&hub.challenge=42&hub.verify_token=" + Running.VERIFY_TOKEN);
        assertThat(right.body()).isEqualTo("42");
        assertThat(right.response().headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(right.response().headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
        var wrong = api.get("/webhooks/support?hub.mode=subscribe&hub.challenge=42&hub.verify_token=other");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
    }

    @Test
    @DisplayName("a signed message is accepted once and routed; sent again it gets 200 and is routed zero times")
    void onceOnly() {
        running.logIn("ana");
        var webhook = Running.META.text("wamid.A", "5215550001", "Maria", running.clock.instant(), "hello");
        assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
        running.events.await(RoutingEvent.OfferMade.class, offer -> true);
        assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
        assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
        running.waiting("5215550002");
        assertThat(running.events.all(RoutingEvent.MessageReceived.class)).hasSize(2);
        assertThat(running.events.all(RoutingEvent.WaitBegan.class)).hasSize(2);
        var interaction = api.interactions("").get(1);
        assertThat(interaction.path("messageCount").asInt()).isEqualTo(2);
        assertThat(api.interaction(interaction.path("id").asText())
                        .path("messages")
                        .get(0)
                        .path("providerMessageId")
                        .asText())
                .isEqualTo("wamid.A");
    }

    @Test
    @DisplayName(
            "a wrong, a missing or a doubled signature and an unknown account get the same empty 401, nothing is kept")
    void notAuthentic() {
        var good = Running.META.text("wamid.A", "5215550001", "Maria", running.clock.instant(), "hello");
        String body = new String(good.body(), StandardCharsets.UTF_8);
        var forged = new SignedWebhook(good.body(), good.signature().replace('a', 'b'));
        var replies = List.of(
                api.webhook("support", forged),
                api.post("/webhooks/support", body),
                api.post(
                        "/webhooks/support",
                        body,
                        "X-Hub-Signature-256",
                        good.signature(),
                        "X-Hub-Signature-256",
                        good.signature()),
                api.post("/webhooks/support", body + " ", "X-Hub-Signature-256", good.signature()),
                api.webhook("nobody", good),
                api.webhook("not%20an%20id", good));
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEmpty();
        });
        assertThat(api.interactions("")).isEmpty();
        assertThat(running.center.engine().feed().read(0, 10)).hasSize(1);
    }

    @Test
    @DisplayName("a batch of two entries with an unknown type of message in the middle loses nothing")
    void batch() {
        String body = "{\"object\":\"whatsapp_business_account\",\"entry\":["
                + entry(message("wamid.1", "text", "{\"body\":\"one\"}"), message("wamid.2", "hologram", "{\"x\":[1]}"))
                + ","
                + entry(message("wamid.3", "text", "{\"body\":\"three\"}"))
                + "]}";
        var webhook = SignedWebhook.of(Running.SECRET, body.getBytes(StandardCharsets.UTF_8));
        assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
        // A 200 says that nothing is lost; what comes of it may be decided a moment later.
        running.events.await(RoutingEvent.MessageReceived.class, 3);
        var interactions = api.interactions("");
        assertThat(interactions).hasSize(1);
        var messages = api.interaction(interactions.get(0).path("id").asText()).path("messages");
        assertThat(messages)
                .filteredOn(message -> message.path("direction").asText().equals("in"))
                .extracting(message -> message.path("providerMessageId").asText()
                        + " " + message.path("type").asText() + " "
                        + message.path("text").asText())
                .containsExactly("wamid.1 text one", "wamid.2 unknown ", "wamid.3 text three");
    }

    private static String entry(String... messages) {
        return "{\"id\":\"102290129340398\",\"changes\":[{\"field\":\"messages\",\"value\":{"
                + "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550001111\","
                + "\"phone_number_id\":\"" + Running.NUMBER + "\"},"
                + "\"contacts\":[{\"profile\":{\"name\":\"Maria\"},\"wa_id\":\"5215550001\"}],\"messages\":["
                + String.join(",", messages) + "]}}]}";
    }

    private static String message(String id, String type, String payload) {
        return "{\"from\":\"5215550001\",\"id\":\"" + id + "\",\"timestamp\":\"1795428000\",\"type\":\"" + type
                + "\",\"" + type + "\":" + payload + "}";
    }

    @Test
    @DisplayName("an authentic body that is no JSON gets 400")
    void malformed() {
        var webhook = SignedWebhook.of(Running.SECRET, "{\"object\":".getBytes(StandardCharsets.UTF_8));
        assertThat(api.webhook("support", webhook).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("a body beyond the provider's limit gets 413, declared or not")
    void tooLarge() throws IOException {
        assertThat(statusOf("Content-Length: " + (LIMIT + 1) + "\r\n\r\n", new byte[0]))
                .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        var chunks = new ByteArrayOutputStream();
        chunks.write((Integer.toHexString(LIMIT + 1) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunks.write(new byte[LIMIT + 1]);
        chunks.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(statusOf("Transfer-Encoding: chunked\r\n\r\n", chunks.toByteArray()))
                .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }

    /** Sends a request that no well-behaved client would, and returns the first line of the answer. */
    private String statusOf(String header, byte[] body) throws IOException {
        var address = running.center.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST /webhooks/support HTTP/1.1\r\nHost: localhost\r\n" + header)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            var line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c != '\r' && c >= 0;
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
