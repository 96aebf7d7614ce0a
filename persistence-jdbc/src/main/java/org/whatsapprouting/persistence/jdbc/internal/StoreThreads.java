package org.whatsapprouting.persistence.jdbc.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.store.StoreException;

/**
 * Platform threads that each own a resource: open it, work jobs on it one after the other, and close it. Native code of a
 * driver runs nowhere else, so that callers may be virtual threads. Safe for any thread.
 *
 * @param <R> the resource
 */
public final class StoreThreads<R extends StoreThreads.Resource> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThreads.class);
    private static final int PATIENCE_SECONDS = 60;

    private final Opening<R> opening;
    private final BlockingQueue<Consumer<R>> jobs = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<Void>> opened = new ArrayList<>();
    private final Consumer<R> end = any -> {};
    private final Object lock = new Object();
    private boolean closed;

    /** What a thread owns. */
    public interface Resource extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Opens the resource of a thread. */
    public interface Opening<R> {
        /** Opens it, on the thread that will own it. */
        R open() throws SQLException;
    }

    private StoreThreads(String name, int number, Opening<R> opening) {
        this.opening = opening;
        for (int i = 1; i <= number; i++) {
            CompletableFuture<Void> start = new CompletableFuture<>();
            opened.add(start);
            threads.add(new Thread(() -> run(start), number == 1 ? name : name + "-" + i));
        }
    }

    /**
     * Starts the threads and waits until each has its resource.
     *
     * @throws StoreException if one of them could not be opened; the others are closed again
     */
    public static <R extends StoreThreads.Resource> StoreThreads<R> start(String name, int number, Opening<R> opening) {
        StoreThreads<R> started = new StoreThreads<>(name, number, opening);
        started.threads.forEach(Thread::start);
        try {
            started.opened.forEach(StoreThreads::await);
            return started;
        } catch (StoreException e) {
            started.close();
            throw e;
        }
    }

    /** Has a job worked, after those before it. Returns false, and forgets the job, if the threads are closed. */
    boolean submit(Consumer<R> job) {
        synchronized (lock) {
            return !closed && jobs.add(job);
        }
    }

    /** Has all jobs given so far worked, then ends the threads and waits for that. A second call waits too. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                threads.forEach(any -> jobs.add(end));
            }
        }
        // A continuation may close the store on one of its own threads, which ends when the continuation has returned.
        if (!threads.contains(Thread.currentThread())) {
            threads.forEach(StoreThreads::awaitEnd);
        }
    }

    private void run(CompletableFuture<Void> start) {
        try (R resource = opening.open()) {
            start.complete(null);
            Consumer<R> job = next();
            while (job != end) {
                work(job, resource);
                job = next();
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (!start.completeExceptionally(e)) {
                LOG.warn("The store did not close cleanly; what was committed is safe.", LogSafe.trace(e));
            }
        }
    }

    private Consumer<R> next() {
        while (true) {
            try {
                return jobs.take();
            } catch (InterruptedException e) {
                LOG.debug("Something interrupted a thread of the store; only close() ends it.");
            }
        }
    }

    private void work(Consumer<R> job, R resource) {
        try {
            job.accept(resource);
        } catch (RuntimeException | Error e) {
            LOG.error("A job of the store failed in a way it should not.", LogSafe.trace(e));
        }
    }

    private static void await(CompletableFuture<Void> start) {
        try {
            start.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException refused
                    ? refused
                    : new StoreException("The store could not be opened.", e.getCause());
        } catch (TimeoutException e) {
            throw late(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (thread.isAlive()) {
            throw late(null);
        }
    }

    private static StoreException late(@Nullable Exception e) {
        return new StoreException(
                "The store did not open or close within " + PATIENCE_SECONDS
                        + " s. Look for a disk that does not answer, or for a continuation that never ends.",
                e);
    }

    private static StoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoreException("Interrupted while waiting for the store to open or to close.", e);
    }
}
