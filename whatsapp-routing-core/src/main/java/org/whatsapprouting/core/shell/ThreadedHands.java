package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands with threads of their own: two for callbacks, one for listeners, a few for sends. */
public final class ThreadedHands implements Hands {
    private static final int SENDERS = 8;
    private static final int CALLBACKS = 2;

    private final ExecutorService callbacks;
    private final ExecutorService announcements;
    private final ScheduledThreadPoolExecutor sends;
    private final Duration patience;

    /**
     * Starts the threads as they are needed.
     *
     * @param threads makes the threads; their names are set here
     * @param patience how long closing waits for what runs
     */
    public ThreadedHands(ThreadFactory threads, Duration patience) {
        this.callbacks = Executors.newFixedThreadPool(CALLBACKS, named(threads, "callback"));
        this.announcements = Executors.newSingleThreadExecutor(named(threads, "listener"));
        this.sends = new ScheduledThreadPoolExecutor(SENDERS, named(threads, "sender"));
        this.sends.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.patience = patience;
    }

    /** Names the threads of a factory {@code whatsapp-routing-<role>-<number>}. */
    static ThreadFactory named(ThreadFactory threads, String role) {
        var count = new AtomicInteger();
        return task -> {
            Thread thread = threads.newThread(task);
            thread.setName("whatsapp-routing-" + role + "-" + count.incrementAndGet());
            return thread;
        };
    }

    @Override
    public Executor callbacks() {
        return callbacks;
    }

    @Override
    public Executor announcements() {
        return announcements;
    }

    @Override
    public void later(Runnable task, Duration delay) {
        sends.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        for (ExecutorService service : new ExecutorService[] {sends, callbacks, announcements}) {
            service.shutdown();
            try {
                if (!service.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    service.shutdownNow();
                }
            } catch (InterruptedException e) {
                service.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
