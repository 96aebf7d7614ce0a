package org.whatsapprouting.examples.contactcenter.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.RoutingEngine;

/**
 * Puts an engine behind the JDK's HTTP server: webhooks, the JSON API and the stream of events, as {@code openapi.yaml}
 * describes them. There is no log-in: whoever reaches the address is trusted, which is why it is loopback unless somebody
 * says otherwise. Safe for any thread.
 */
public final class ApiServer implements AutoCloseable {
    /** Enough for many agents: a call waits for a commit, not for people. */
    private static final int CALL_THREADS = 32;

    /** The largest file that agents may give and get, in bytes: a file is in memory while it passes. */
    public static final int LARGEST_FILE = 25 << 20;

    private static final int STREAM_THREADS = 64;
    private static final int BACKLOG = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpServer server;
    private final Router router;
    private final EventStream events;
    private final ExecutorService calls;
    private final ExecutorService streams;

    private ApiServer(
            HttpServer server, Router router, EventStream events, ExecutorService calls, ExecutorService streams) {
        this.server = server;
        this.router = router;
        this.events = events;
        this.calls = calls;
        this.streams = streams;
    }

    /**
     * Sets how the JDK's HTTP servers of this process work; they read it once, when the first of them is made. Starting
     * does it too; call it earlier if another server comes first.
     */
    public static void prepare() {
        // Answers are small and written in two parts; without this the second waits until the first is confirmed.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Nobody may hold a thread by sending his request slowly.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    /**
     * Begins to answer.
     *
     * @param engine the engine; the caller closes it after the server
     * @param tenant whose agents and interactions the API speaks of
     * @param address where to listen; port 0 picks a free one
     * @throws IOException if the address cannot be listened on, for example because somebody else does
     */
    public static ApiServer start(RoutingEngine engine, TenantId tenant, InetSocketAddress address) throws IOException {
        prepare();
        var server = HttpServer.create(address, BACKLOG);
        var events = new EventStream(engine.tenant(tenant).feed(), EventStream.HEART_BEAT);
        var calls = pool(CALL_THREADS, CALL_THREADS, "http", new LinkedBlockingQueue<>());
        var streams = pool(0, STREAM_THREADS, "events", new SynchronousQueue<>());
        var router = new Router(routes(new Desk(engine, tenant), events), streams);
        server.setExecutor(calls);
        server.createContext("/", router);
        server.start();
        return new ApiServer(server, router, events, calls, streams);
    }

    /** All that can be asked. */
    static List<Route> routes(Desk desk, EventStream events) {
        var routes = new ArrayList<Route>();
        routes.add(Route.get("/health", call -> Answer.json(200, Json.object().put("status", "UP"))));
        routes.addAll(new WebhookCalls(desk).routes());
        routes.addAll(new AgentCalls(desk).routes());
        routes.addAll(new OfferCalls(desk).routes());
        routes.addAll(new InteractionCalls(desk).routes());
        routes.addAll(new ChoiceCalls(desk).routes());
        routes.addAll(new MarkCalls(desk).routes());
        routes.addAll(new ServiceCalls(desk).routes());
        routes.addAll(new FileCalls(desk).routes());
        routes.addAll(new TransferCalls(desk).routes());
        routes.addAll(new AssignCalls(desk).routes());
        routes.addAll(new BeginCalls(desk).routes());
        routes.addAll(new JobCalls(desk).routes());
        routes.addAll(new QueueCalls(desk).routes());
        routes.addAll(new ContactCalls(desk).routes());
        routes.addAll(new ConfigurationCalls(desk).routes());
        routes.addAll(new PlanCalls(desk).routes());
        routes.add(Route.get("/api/events", events::answer));
        return routes;
    }

    /** Where it listens, for example {@code http://127.0.0.1:8080}. */
    public URI address() {
        InetAddress host = server.getAddress().getAddress();
        String name = host.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":"
                + server.getAddress().getPort());
    }

    /** Lets no more calls in, waits a moment for those that are inside, and ends. */
    @Override
    public void close() {
        events.close();
        router.traffic().drain(PATIENCE);
        streams.shutdown();
        try {
            streams.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        calls.shutdownNow();
        streams.shutdownNow();
    }

    private static ExecutorService pool(int kept, int most, String role, BlockingQueue<Runnable> waiting) {
        var count = new AtomicInteger();
        ThreadFactory named = task -> new Thread(task, "contact-center-" + role + "-" + count.incrementAndGet());
        return new ThreadPoolExecutor(kept, most, 30, TimeUnit.SECONDS, waiting, named);
    }
}
