package org.whatsapprouting.testkit.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for Meta on the loopback interface: takes sends as the Graph API does, checks them, remembers them, and can be
 * told to misbehave. Needs no test library. Safe for any thread. Webhooks come from {@link MetaWebhooks}.
 *
 * <pre>{@code
 * try (var meta = FakeMetaServer.start("EAAtoken", "106540352242922")) {
 *     // set the account's baseUrl to meta.baseUrl(), then:
 *     meta.next(FakeAnswer.throttled(Duration.ofSeconds(3)));
 *     meta.awaitSent(1, Duration.ofSeconds(10));
 * }
 * }</pre>
 */
public final class FakeMetaServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final MetaEndpoint endpoint;

    private FakeMetaServer(HttpServer server, ExecutorService threads, MetaEndpoint endpoint) {
        this.server = server;
        this.threads = threads;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server on a free port.
     *
     * @param accessToken the token that sends must carry
     * @param phoneNumberIds the business numbers there are
     */
    public static FakeMetaServer start(String accessToken, String... phoneNumberIds) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var endpoint = new MetaEndpoint(
                    accessToken, Set.of(phoneNumberIds), server.getAddress().getPort());
            ExecutorService threads = Executors.newCachedThreadPool(FakeMetaServer::daemon);
            server.setExecutor(threads);
            server.createContext("/", endpoint);
            server.start();
            return new FakeMetaServer(server, threads, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("The fake Meta server could not open a port on the loopback interface.", e);
        }
    }

    /** Where it listens; the setting {@code baseUrl} of an account. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The messages taken so far, in order. */
    public List<SentMessage> sent() {
        return endpoint.log().all();
    }

    /**
     * Waits until so many messages have been taken since the start, and returns all of them.
     *
     * @throws IllegalStateException if it takes longer than the time-out
     */
    public List<SentMessage> awaitSent(int count, Duration timeout) throws InterruptedException {
        return endpoint.log().await(count, timeout);
    }

    /** How many requests came, taken or not. */
    public int requests() {
        return endpoint.requests();
    }

    /** Says how the next requests end, one each, whatever is in them; those after them end as usual. */
    public void next(FakeAnswer... answers) {
        endpoint.next(List.of(answers));
    }

    /** From now on another token is valid; the old one gets error 190. */
    public void changeToken(String accessToken) {
        endpoint.changeToken(accessToken);
    }

    /** From now on sends must carry {@code appsecret_proof} (Meta 1.1). */
    public void demandProof(String appSecret) {
        endpoint.demandProof(appSecret);
    }

    /** Stops; requests that hang are dropped. */
    @Override
    public void close() {
        endpoint.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fake-meta");
        thread.setDaemon(true);
        return thread;
    }
}
