package org.whatsapprouting.testkit.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.whatsapprouting.testkit.fake.FakeAnswer.Ending;

/**
 * Stands in for a messaging company on the loopback interface: takes sends as the company does, remembers them, and can be
 * told to misbehave. Needs no test library. Safe for any thread.
 *
 * <pre>{@code
 * try (var meta = FakeProviderServer.start(new MetaEndpoint("EAAtoken", "106540352242922"))) {
 *     // set the account's baseUrl to meta.baseUrl(), then:
 *     meta.next(meta.endpoint().throttled(Duration.ofSeconds(3)));
 *     meta.awaitSent(1, Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * @param <E> the company
 */
public final class FakeProviderServer<E extends FakeEndpoint> implements AutoCloseable {
    private static final int TRICKLE_MILLIS = 50;
    private static final int NEVER_REACHED = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeProviderServer::daemon);
    private final E endpoint;
    private final SentLog log = new SentLog();
    private final Queue<FakeAnswer> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger serials = new AtomicInteger();

    private FakeProviderServer(HttpServer server, E endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts a server on a free port. */
    public static <E extends FakeEndpoint> FakeProviderServer<E> start(E endpoint) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var fake = new FakeProviderServer<>(server, endpoint);
            server.setExecutor(fake.threads);
            server.createContext("/", fake::handle);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException("The fake server could not open a port on the loopback interface.", e);
        }
    }

    /** Where it listens, without path; the setting {@code baseUrl} of an account. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The company it stands in for. */
    public E endpoint() {
        return endpoint;
    }

    /** The messages taken so far, in order. */
    public List<SentMessage> sent() {
        return log.all();
    }

    /**
     * Waits until so many messages have been taken since the start, and returns all of them.
     *
     * @throws IllegalStateException if it takes longer than the time-out
     */
    public List<SentMessage> awaitSent(int count, Duration timeout) throws InterruptedException {
        return log.await(count, timeout);
    }

    /** How many requests came, taken or not, without those that are {@linkplain FakeEndpoint#isAside aside}. */
    public int requests() {
        return requests.get();
    }

    /** Says how the next requests end, one each, whatever is in them; those after them end as usual. */
    public void next(FakeAnswer... answers) {
        script.addAll(List.of(answers));
    }

    /** Stops; requests that hang are dropped. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        FakeRequest request = read(exchange);
        boolean aside = endpoint.isAside(request);
        if (!aside) {
            requests.incrementAndGet();
        }
        FakeAnswer told = aside ? null : script.poll();
        if (told == null || told.takesMessage()) {
            FakeAnswer usual = endpoint.answer(request);
            if (usual.taken() != null) {
                log.add(usual.taken());
            }
            told = told == null ? usual : told;
        }
        try {
            end(exchange, told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private FakeRequest read(HttpExchange exchange) throws IOException {
        int port = server.getAddress().getPort();
        return new FakeRequest(
                String.format(Locale.ROOT, "%05d%06d", port, serials.incrementAndGet()),
                baseUrl(),
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    private void end(HttpExchange exchange, FakeAnswer told) throws IOException, InterruptedException {
        told.headers().forEach(exchange.getResponseHeaders()::set);
        if (told.ending() == Ending.HANG) {
            closed.await();
        } else if (told.ending() == Ending.ANSWER) {
            exchange.sendResponseHeaders(told.status(), told.body().length == 0 ? -1 : told.body().length);
            exchange.getResponseBody().write(told.body());
        } else if (told.ending() != Ending.DROP) {
            exchange.sendResponseHeaders(told.status(), NEVER_REACHED);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (told.ending() == Ending.TRICKLE && !closed.await(TRICKLE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fake-provider");
        thread.setDaemon(true);
        return thread;
    }
}
