package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/**
 * Customers who write all the time, and two agents who accept and close, at a server that comes and goes. A customer's
 * provider sends a webhook again until it gets its 200, as providers do.
 */
final class Load implements AutoCloseable {
    private static final int CUSTOMERS = 4;
    private static final int PHONES = 40;
    private static final long PATIENCE_SECONDS = 60;

    private final MetaWebhooks webhooks;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private @Nullable URI server;
    private int servers;
    private volatile boolean closed;

    Load(MetaWebhooks webhooks) {
        this.webhooks = webhooks;
        for (int i = 0; i < CUSTOMERS; i++) {
            int customer = i;
            threads.add(new Thread(() -> write(customer), "customer-" + i));
        }
        for (String agent : List.of("ana", "ben")) {
            threads.add(new Thread(() -> work(agent), agent));
        }
        threads.forEach(Thread::start);
    }

    /** A server takes requests from now on. */
    void server(URI address) {
        lock.lock();
        try {
            server = address;
            servers++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The ids of all messages that got a 200. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** How often a webhook got no answer and was sent again. */
    int repeated() {
        return repeated.get();
    }

    void awaitAcknowledged(int count) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (acknowledged.size() < count) {
                if (nanos <= 0) {
                    throw new AssertionError("Only " + acknowledged.size() + " of " + count + " were acknowledged.");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(int customer) {
        for (int i = 0; !closed; i++) {
            String id = "wamid.K" + customer + "-" + i;
            String phone = "52155" + (10_000 + (i * CUSTOMERS + customer) % PHONES);
            var webhook =
                    webhooks.text(id, phone, "Maria", InstantSource.system().instant(), "message " + i);
            if (!post(webhook)) {
                return;
            }
            lock.lock();
            try {
                acknowledged.add(id);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean post(SignedWebhook webhook) {
        int at = 0;
        while (true) {
            at = anotherServer(at);
            if (at < 0) {
                return false;
            }
            try {
                int status = api().webhook("support", webhook).status();
                if (status == 200) {
                    return true;
                }
                throw new AssertionError("A webhook was answered with " + status);
            } catch (CompletionException killed) {
                repeated.incrementAndGet();
            }
        }
    }

    private void work(String agent) {
        int at = 0;
        while (!closed) {
            at = anotherServer(at);
            try {
                Api api = api();
                api.post("/api/agents/" + agent + "/login", "");
                for (int turn = 0; !closed; turn++) {
                    for (JsonNode offer : api.offers(agent)) {
                        take(api, agent, offer, turn);
                    }
                }
            } catch (CompletionException killed) {
                // The next server goes on where this one was.
            }
        }
    }

    private static void take(Api api, String agent, JsonNode offer, int turn) {
        var accepted = api.post("/api/offers/" + offer.path("id").asText() + "/accept", Running.agent(agent));
        if (accepted.status() == 200 && turn % 2 == 0) {
            api.post(
                    "/api/interactions/" + offer.path("interaction").asText() + "/close",
                    "{\"agent\":\"" + agent + "\",\"disposition\":[\"Sold\"]}");
        }
    }

    private Api api() {
        lock.lock();
        try {
            return new Api(Objects.requireNonNull(server));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a server after this one. Returns its number, or -1 if there will be none. */
    private int anotherServer(int than) {
        lock.lock();
        try {
            while (servers == than && !closed) {
                changed.await();
            }
            return closed ? -1 : servers;
        } catch (InterruptedException stopped) {
            return -1;
        } finally {
            lock.unlock();
        }
    }

    /** Everybody finishes what he is at, and goes. */
    @Override
    public void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
    }
}
