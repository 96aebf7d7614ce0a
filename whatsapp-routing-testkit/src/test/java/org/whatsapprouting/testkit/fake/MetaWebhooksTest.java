package org.whatsapprouting.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetaWebhooksTest {
    private static final Instant AT = Instant.ofEpochSecond(1_763_812_800);

    private final MetaWebhooks hooks = new MetaWebhooks("test-app-secret", "102", "111");

    @Test
    @DisplayName("Meta 1.3: the known answer of the signature comes out")
    void signature() {
        var signed = SignedWebhook.of(
                "test-app-secret", "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8));
        assertThat(signed.signature())
                .isEqualTo("sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc");
    }

    @Test
    @DisplayName("a body is written as Meta writes it: non-ASCII in lower-case escapes, slashes escaped")
    void escapes() {
        assertThat(hooks.text("wamid.1", "16505551234", "Ann", AT, "café 😀 a/b \"q\" \\ \n\r\t\u0001"))
                .hasToString("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102\",\"changes\":["
                        + "{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\","
                        + "\"metadata\":{\"display_phone_number\":\"15550001111\",\"phone_number_id\":\"111\"},"
                        + "\"contacts\":[{\"profile\":{\"name\":\"Ann\"},\"wa_id\":\"16505551234\"}],"
                        + "\"messages\":[{\"from\":\"16505551234\",\"id\":\"wamid.1\",\"timestamp\":\"1763812800\","
                        + "\"type\":\"text\",\"text\":{\"body\":\"caf\\u00e9 \\ud83d\\ude00 a\\/b"
                        + " \\\"q\\\" \\\\ \\n\\r\\t\\u0001\"}}]}}]}]}");
    }

    @Test
    @DisplayName("a batch holds messages, statuses and failures in the order given")
    void batch() {
        String body = hooks.batch()
                .message("wamid.1", "16505551234", "Ann", AT, "location", Map.of("latitude", 1.5))
                .status("wamid.2", "read", "16505551234", AT, "r1")
                .failed("wamid.3", "16505551234", AT, null, 131_047, "Re-engagement message")
                .sign()
                .toString();
        assertThat(body)
                .containsSubsequence(
                        "\"location\":{\"latitude\":1.5}",
                        "\"status\":\"read\"",
                        "\"biz_opaque_callback_data\":\"r1\"",
                        "\"status\":\"failed\"",
                        "\"code\":131047");
    }

    @Test
    @DisplayName("posting and the handshake go to the callback address and say what it answered")
    void delivers() throws Exception {
        BlockingQueue<String> got = new ArrayBlockingQueue<>(10);
        HttpServer host = host(got);
        try {
            URI callback = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/hook");
            SignedWebhook webhook = hooks.status("wamid.1", "sent", "16505551234", AT, null);
            assertThat(webhook.postTo(callback)).isEqualTo(202);
            assertThat(got.take()).isEqualTo(webhook.signature() + " " + webhook);
            assertThat(MetaWebhooks.handshake(callback, "to ken&", "4711")).isTrue();
            assertThat(got.take()).isEqualTo("hub.mode=subscribe&hub.challenge=4711&hub.verify_token=to+ken%26");
            assertThat(MetaWebhooks.handshake(callback, "x", "other")).isFalse();
        } finally {
            host.stop(0);
        }
    }

    @Test
    @DisplayName("the secret is not shown")
    void secret() {
        assertThat(hooks.toString()).doesNotContain("secret");
    }

    private static HttpServer host(BlockingQueue<String> got) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            List<String> signature = exchange.getRequestHeaders().get("X-Hub-Signature-256");
            boolean post = exchange.getRequestMethod().equals("POST");
            got.add(
                    post
                            ? signature.get(0) + " " + new String(body, UTF_8)
                            : exchange.getRequestURI().getRawQuery());
            byte[] answer = "4711".getBytes(UTF_8);
            exchange.sendResponseHeaders(post ? 202 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
