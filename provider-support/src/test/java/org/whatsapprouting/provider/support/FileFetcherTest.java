package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
