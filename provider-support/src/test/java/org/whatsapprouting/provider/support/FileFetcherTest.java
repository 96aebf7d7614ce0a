package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of a file; where it may come from is tested with {@link AllowedHosts}. */
class FileFetcherTest {
    private static final int LIMIT = 10;

    /** Takes bytes, and counts how often it was closed. */
    private static final class Sink extends ByteArrayOutputStream {
        private int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    private final Sink sink = new Sink();

    @Test
    @DisplayName("a file comes byte by byte, with what the server says of it")
    void whole() throws IOException {
        fetch("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 10\r\n\r\n0123456789", 20_000);
        assertThat(sink.toString(US_ASCII)).isEqualTo("a/b 10:0123456789");
        assertThat(sink.closed).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("cut, too large or never finished: a failure, with the sink closed and never given more than allowed")
    @CsvSource({
        "'Content-Length: 10\r\n\r\n012', 300",
        "'Transfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n8\r\n01234567\r\n0\r\n\r\n', 20000"
    })
    void failures(String answer, int millis) {
        assertThatThrownBy(() -> fetch("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n" + answer, millis))
                .isInstanceOf(IOException.class);
        assertThat(sink.closed).isEqualTo(1);
        assertThat(sink.size()).isLessThanOrEqualTo("a/b -1:".length() + LIMIT);
    }

    @Test
    @DisplayName("a file that says it is too large is not begun")
    void announcedTooLarge() {
        assertThatThrownBy(() -> fetch("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n01234567890", 20_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
        assertThat(sink.size()).isZero();
    }

    @Test
    @DisplayName("a redirect to where nothing is fetched from is not followed")
    void redirectedElsewhere() {
        try (var other = RawServer.start(connection -> {
                    readHead(connection);
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
                });
                var server = RawServer.start(connection -> redirect(connection, other.url("http")))) {
            assertThatThrownBy(() -> fetch(server.url("http"), Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing is fetched from");
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    @DisplayName("three redirects are followed, and not one more")
    void redirectedForEver() {
        var asked = new AtomicInteger();
        try (var server = RawServer.start(connection -> {
            if (asked.incrementAndGet() < 10) {
                redirect(connection, URI.create("/again"));
            } else {
                readHead(connection);
                RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
            }
        })) {
            assertThatThrownBy(() -> fetch(server.url("http"), Map.of())).hasMessageContaining("redirects");
            assertThat(asked).hasValue(4);
        }
    }

    @Test
    @DisplayName("credentials are for the host they are for, and stay there")
    void credentials() throws IOException {
        var heads = new ConcurrentLinkedQueue<String>();
        var at = new AtomicReference<URI>();
        try (var server = RawServer.start(connection -> {
            if (heads.isEmpty()) {
                heads.add(redirect(connection, at.get()));
            } else {
                heads.add(readHead(connection));
                RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
            }
        })) {
            // The same machine by another name.
            at.set(URI.create("http://localhost:" + server.url("http").getPort() + "/file"));
            fetch(server.url("http"), Map.of("Authorization", "Bearer canary"));
            assertThat(heads).hasSize(2);
            assertThat(heads.poll()).contains("canary");
            assertThat(heads.poll()).contains("localhost").doesNotContain("canary");
        }
    }

    /** Reads a request without a body. */
    private static String readHead(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = connection.getInputStream().read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static String redirect(Socket connection, URI to) throws IOException {
        String head = readHead(connection);
        RawServer.write(
                connection,
                "HTTP/1.1 302 Go\r\nLocation: " + to + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return head;
    }

    private void fetch(URI url, Map<String, String> credentials) throws IOException {
        fetcher(url, 20_000).fetch(url, credentials, (type, size) -> sink);
    }

    private void fetch(String answer, int millis) throws IOException {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, answer);
        })) {
            fetcher(server.url("http"), millis).fetch(server.url("http").resolve("/!"), Map.of(), (type, size) -> {
                sink.writeBytes((type + " " + size + ":").getBytes(US_ASCII));
                return sink;
            });
        }
    }

    private static FileFetcher fetcher(URI base, int millis) {
        return new FileFetcher(
                new HttpCaller(1_000), new AllowedHosts(List.of(), base), Duration.ofMillis(millis), LIMIT);
    }
}
