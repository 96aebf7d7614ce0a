package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.HttpOutcome.Answered;
import org.whatsapprouting.provider.support.HttpOutcome.Lost;
import org.whatsapprouting.provider.support.HttpOutcome.NotSent;

class HttpCallerTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] BODY = "hello!".getBytes(US_ASCII);

    private final HttpCaller caller = new HttpCaller(1_000);

    @Test
    @DisplayName("an answer comes back with status, headers and body")
    void answered() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 418 Teapot\r\nX-A: b\r\nContent-Length: 3\r\n\r\nyes");
        })) {
            assertThat(post(server.url("http"), AMPLE)).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(418);
                assertThat(answer.headers().firstValue("x-a")).hasValue("b");
                assertThat(answer.body()).asString().isEqualTo("yes");
            });
        }
    }

    @Test
    @DisplayName("a redirect is an answer like any other and not followed")
    void redirect() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 307 Go\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(post(server.url("http"), AMPLE))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(307));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("nobody listening: not sent, so to be tried again")
    void refused() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HttpOutcome outcome = post(URI.create("http://127.0.0.1:" + port + "/"), AMPLE);
        assertThat(outcome).isEqualTo(new NotSent("connect"));
        assertThat(((NotSent) outcome).asSend()).isInstanceOf(SendOutcome.Deferred.class);
    }

    @Test
    @DisplayName("no such host: not sent")
    void unknownHost() {
        assertThat(post(URI.create("http://no-such-host.invalid/"), AMPLE)).isEqualTo(new NotSent("connect"));
    }

    @Test
    @DisplayName("a server that does not speak TLS: not sent, or unknown if the client had taken the body by then")
    void noTls() {
        try (var server = RawServer.start(connection -> RawServer.write(connection, "HTTP/1.1 400 No\r\n\r\n"))) {
            // The client may take the body while the handshake runs, and nothing tells that it did not leave.
            assertThat(post(server.url("https"), AMPLE)).isInstanceOfAny(NotSent.class, Lost.class);
        }
    }

    @Test
    @DisplayName("a TLS handshake that never ends: not sent")
    void endlessTls() {
        try (var server = RawServer.start(connection -> {})) {
            assertThat(post(server.url("https"), SHORT)).isEqualTo(new NotSent("timeout"));
        }
    }

    @Test
    @DisplayName("a TLS handshake that breaks off: not sent")
    void brokenTls() {
        try (var server = RawServer.start(RawServer::reset)) {
            assertThat(post(server.url("https"), AMPLE)).isInstanceOf(NotSent.class);
        }
    }

    @Test
    @DisplayName("no answer in time: nobody knows")
    void hang() {
        try (var server = RawServer.start(RawServer::readRequest)) {
            HttpOutcome outcome = post(server.url("http"), SHORT);
            assertThat(outcome).isEqualTo(new Lost("timeout"));
            assertThat(((Lost) outcome).asSend()).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    @DisplayName("an answer that stops in the middle of its body counts against the time, too")
    void hangInBody() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal");
        })) {
            assertThat(post(server.url("http"), SHORT)).isEqualTo(new Lost("timeout"));
        }
    }

    @Test
    @DisplayName("a connection reset or closed after the request: nobody knows, and it is not tried again")
    void reset() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.reset(connection);
        })) {
            assertThat(post(server.url("http"), AMPLE)).isEqualTo(new Lost("connection-lost"));
            assertThat(server.connections()).isEqualTo(1);
        }
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            connection.close();
        })) {
            assertThat(post(server.url("http"), AMPLE)).isEqualTo(new Lost("connection-lost"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("an answer that is no HTTP: nobody knows")
    void noHttp() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "220 smtp.example\r\n\r\n");
        })) {
            assertThat(post(server.url("http"), AMPLE)).isEqualTo(new Lost("connection-lost"));
        }
    }

    @Test
    @DisplayName("an answer over the limit is not read, declared or not")
    void tooLarge() {
        for (String head : new String[] {"Content-Length: 1001\r\n\r\n", "Connection: close\r\n\r\n"}) {
            try (var server = RawServer.start(connection -> {
                RawServer.readRequest(connection);
                RawServer.write(connection, "HTTP/1.1 200 OK\r\n" + head + "x".repeat(1001));
            })) {
                assertThat(post(server.url("http"), AMPLE)).isEqualTo(new Lost("too-large"));
            }
        }
    }

    @Test
    @DisplayName("an answer of exactly the limit is read")
    void justSmallEnough() {
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000));
        })) {
            assertThat(post(server.url("http"), AMPLE))
                    .isInstanceOfSatisfying(
                            Answered.class, answer -> assertThat(answer.body()).hasSize(1000));
        }
    }

    @Test
    @DisplayName("an interrupt ends the call, is kept, and says that nobody knows")
    void interrupted() throws Exception {
        var arrived = new CountDownLatch(1);
        try (var server = RawServer.start(connection -> {
            RawServer.readRequest(connection);
            arrived.countDown();
        })) {
            var call = new FutureTask<>(() -> post(server.url("http"), AMPLE) + " "
                    + Thread.currentThread().isInterrupted());
            var thread = new Thread(call);
            thread.start();
            arrived.await();
            thread.interrupt();
            assertThat(call.get()).isEqualTo(new Lost("interrupted") + " true");
        }
    }

    private HttpOutcome post(URI url, Duration timeout) {
        return caller.post(url, Map.of("Content-Type", "text/plain"), BODY, timeout);
    }
}
