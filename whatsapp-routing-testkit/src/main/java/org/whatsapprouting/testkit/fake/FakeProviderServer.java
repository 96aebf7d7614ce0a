package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
    private static final int GATHERING_MILLIS = 200;
    private static final int BACKLOG = 100;
    private static final int DEAF_SECONDS = 10;

    private final ServerSocket port;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeProviderServer::daemon);
    private final Set<FakeConnection> connections = ConcurrentHashMap.newKeySet();
    private final E endpoint;
    private final SentLog log = new SentLog();
    private final Queue<FakeAnswer> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch deaf = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger asides = new AtomicInteger();
    private final Queue<FakeAnswer> asideScript = new ConcurrentLinkedQueue<>();
    private final AtomicInteger serials = new AtomicInteger();

    private volatile CountDownLatch gathering = new CountDownLatch(0);
    private volatile @Nullable StatusReports reports;

    private FakeProviderServer(ServerSocket port, E endpoint) {
        this.port = port;
        this.endpoint = endpoint;
    }

    /** Starts a server on a free port. */
    public static <E extends FakeEndpoint> FakeProviderServer<E> start(E endpoint) {
        try {
            var port = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var fake = new FakeProviderServer<>(port, endpoint);
            fake.threads.execute(fake::listen);
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException("The fake server could not open a port on the loopback interface.", e);
        }
    }

    /** Where it listens, without path; the setting {@code baseUrl} of an account. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port.getLocalPort());
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

    /** How many requests came that are {@linkplain FakeEndpoint#isAside aside}, such as those for an access token. */
    public int asides() {
        return asides.get();
    }

    /** Says how the next requests end, one each, whatever is in them; those after them end as usual. */
    public void next(FakeAnswer... answers) {
        script.addAll(List.of(answers));
    }

    /** The same for requests that are {@linkplain FakeEndpoint#isAside aside}. */
    public void nextAside(FakeAnswer... answers) {
        asideScript.addAll(List.of(answers));
    }

    /**
     * Holds the next requests until so many are there, so that all of them are under way at once. Nobody is held for longer than
     * a fifth of a second, because a sender may send one after the other.
     */
    public void gather(int count) {
        gathering = new CountDownLatch(count);
    }

    /** From now on the host hears what becomes of the messages that are taken. */
    public void reportTo(StatusReports host) {
        reports = host;
    }

    /** Stops; requests that hang are dropped. Whoever comes from now on is refused. */
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(port);
        awaitDeaf();
        connections.forEach(FakeProviderServer::closeQuietly);
        threads.shutdownNow();
    }

    /** A port that is waited at takes connections for a moment after it was closed. */
    private void awaitDeaf() {
        try {
            if (!deaf.await(DEAF_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The fake server at " + baseUrl()
                        + " was closed, but still listens after " + DEAF_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            while (closed.getCount() > 0) {
                Socket socket = port.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException over) {
            // It was closed.
            return;
        } finally {
            deaf.countDown();
        }
    }

    private void serve(Socket socket) {
        try (var connection = new FakeConnection(socket)) {
            connections.add(connection);
            try {
                boolean open = closed.getCount() > 0;
                while (open) {
                    FakeRequest request = connection.read(baseUrl(), this::serial);
                    open = request != null && end(connection, answer(request));
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException gone) {
            // The client went away, which is its own business.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String serial() {
        return String.format(Locale.ROOT, "%05d%06d", port.getLocalPort(), serials.incrementAndGet());
    }

    private FakeAnswer answer(FakeRequest request) throws IOException, InterruptedException {
        boolean aside = endpoint.isAside(request);
        (aside ? asides : requests).incrementAndGet();
        FakeAnswer told = (aside ? asideScript : script).poll();
        if (!aside) {
            CountDownLatch others = gathering;
            others.countDown();
            // Whether all came or not, they go on.
            boolean all = others.await(GATHERING_MILLIS, TimeUnit.MILLISECONDS);
            gathering = all ? gathering : new CountDownLatch(0);
        }
        if (told != null && !told.takesMessage()) {
            return told;
        }
        FakeAnswer usual = endpoint.answer(request);
        SentMessage taken = usual.taken();
        StatusReports host = reports;
        if (taken != null) {
            log.add(taken);
        }
        if (taken != null && host != null) {
            host.taken(taken);
        }
        return told == null ? usual : told;
    }

    /** Returns whether the connection goes on. */
    private boolean end(FakeConnection connection, FakeAnswer told) throws IOException, InterruptedException {
        switch (told.ending()) {
            case ANSWER -> connection.answer(told);
            case HANG -> closed.await();
            case CUT -> connection.begin(told);
            case RESET -> connection.reset();
            case RESET_INSIDE -> {
                connection.begin(told);
                connection.reset();
            }
            case TRICKLE -> {
                connection.begin(told);
                while (!closed.await(TRICKLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    connection.goOn();
                }
            }
            default -> {
                // Dropped: nothing is said.
            }
        }
        return told.ending() == Ending.ANSWER;
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception unimportant) {
            // It is not to be used again in any case.
            return;
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fake-provider");
        thread.setDaemon(true);
        return thread;
    }
}
