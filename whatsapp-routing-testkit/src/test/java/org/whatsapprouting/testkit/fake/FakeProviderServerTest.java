package org.whatsapprouting.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeProviderServerTest {
    private static final String TEXT = "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"text\","
            + "\"text\":{\"body\":\"Hi\"},\"biz_opaque_callback_data\":\"r1\"}";

    private final FakeProviderServer<MetaEndpoint> meta = FakeProviderServer.start(new MetaEndpoint("EAAtoken", "111"));

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    @DisplayName("a good send is taken, remembered and answered with an id of its own")
    void taken() throws Exception {
        HttpResponse<String> answer = post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT);
        assertThat(answer.statusCode()).isEqualTo(200);
        SentMessage sent = meta.awaitSent(1, Duration.ofSeconds(5)).get(0);
        assertThat(answer.body()).contains("\"id\":\"" + sent.id() + "\"");
        assertThat(sent).isEqualTo(new SentMessage(sent.id(), "111", "16505551234", "text", "Hi", "r1", TEXT));
        post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT);
        assertThat(meta.sent())
                .extracting(SentMessage::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    @DisplayName("once it is closed, nobody is there: not even for the moment in which a port still takes connections")
    void closed() throws Exception {
        for (int i = 0; i < 300; i++) {
            var fake = FakeProviderServer.start(new MetaEndpoint("EAAtoken", "111"));
            int port = fake.baseUrl().getPort();
            fake.close();
            try (var late = new Socket()) {
                var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                assertThatThrownBy(() -> late.connect(there, 1_000)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("requests that Meta would refuse get its error")
    @CsvSource({
        "/v26.0/111/messages, wrong, application/json, 401, '\"code\":190'",
        "/v26.0/222/messages, EAAtoken, application/json, 400, '\"error_subcode\":33'",
        "/111/messages, EAAtoken, application/json, 400, '\"error_subcode\":33'",
        "/v26.0/111/messages, EAAtoken, text/plain, 400, '\"code\":100'"
    })
    void refused(String path, String token, String type, int status, String part) throws Exception {
        HttpResponse<String> answer = post(path, token, type, TEXT);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(part);
        assertThat(meta.sent()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("bodies that Meta would refuse get its error")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | 100",
                "{\"to\":\"+16505551234\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}} | 100",
                "{\"messaging_product\":\"whatsapp\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}} | 131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"16505551234\",\"text\":{\"body\":\"Hi\"}} | 131009",
                "{\"messaging_product\":\"whatsapp\",\"recipient\":\"nobody\",\"text\":{\"body\":\"Hi\"}} | 131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"text\":{\"body\":\"\"}} | 100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"poll\"} | 100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"template\",\"template\":{\"name\":\"x\"}} | 131008"
            })
    void badBodies(String body, int code) throws Exception {
        HttpResponse<String> answer = post("/v26.0/111/messages", "EAAtoken", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":" + code + ",");
    }

    @Test
    @DisplayName("a text of 4,096 characters is the longest")
    void longest() throws Exception {
        String longest = TEXT.replace("Hi", "x".repeat(4_096));
        assertThat(post("/v26.0/111/messages", "EAAtoken", "application/json", longest)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v26.0/111/messages", "EAAtoken", "application/json", longest.replace("xx", "xxy"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("told answers are given once each, in order")
    void told() throws Exception {
        meta.next(
                MetaAnswers.throttled(Duration.ofSeconds(9)),
                FakeAnswer.page(503).afterTaking());
        HttpResponse<String> first = post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("9");
        assertThat(meta.sent()).isEmpty();
        assertThat(post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT)
                        .statusCode())
                .isEqualTo(503);
        assertThat(meta.sent()).hasSize(1);
        assertThat(post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT)
                        .statusCode())
                .isEqualTo(200);
        assertThat(meta.requests()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "a drop ends the connection as if all were said; a reset does not, neither before the answer nor inside it")
    void ends() throws Exception {
        meta.next(FakeAnswer.drop(), FakeAnswer.cut());
        assertThat(raw()).isEmpty();
        assertThat(raw()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n ");
        for (FakeAnswer reset : List.of(FakeAnswer.reset(), FakeAnswer.resetInside())) {
            meta.next(reset);
            assertThatThrownBy(this::raw).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(meta.sent()).isEmpty();
        meta.next(FakeAnswer.reset().afterTaking());
        assertThatThrownBy(this::raw).isInstanceOf(SocketException.class);
        assertThat(meta.sent()).hasSize(1);
    }

    /** Sends a good message by hand, and reads until the connection ends. */
    private String raw() throws IOException {
        try (var socket = new Socket(meta.baseUrl().getHost(), meta.baseUrl().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(("""
                    POST /v26.0/111/messages HTTP/1.1\r
                    Host: fake\r
                    authorization:  Bearer EAAtoken \r
                    Content-Type: application/json; charset=utf-8\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(TEXT.length(), TEXT)).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    @DisplayName(
            "bodies of unknown length and those that ask first are read to their end, on one connection or several")
    void bodies() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 3; i++) {
            var chunked = HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/111/messages"))
                    .header("Authorization", "Bearer EAAtoken")
                    .header("Content-Type", "application/json")
                    .expectContinue(i > 0)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.US_ASCII))))
                    .build();
            HttpResponse<String> answer = client.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(meta.sent())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent.text()).isEqualTo("Hi"));
    }

    @Test
    @DisplayName("a dropped connection has no answer")
    void dropped() {
        meta.next(FakeAnswer.drop());
        assertThatThrownBy(() -> post("/v26.0/111/messages", "EAAtoken", "application/json", TEXT))
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("waiting for a message that does not come says what came")
    void waitedInVain() {
        assertThatThrownBy(() -> meta.awaitSent(1, Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 were sent");
    }

    private HttpResponse<String> post(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return Post.to(meta.baseUrl() + path, type, body, "Authorization", "Bearer " + token);
    }
}
