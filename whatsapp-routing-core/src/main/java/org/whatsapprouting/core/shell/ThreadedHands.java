package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands with threads of their own: two for callbacks, one for listeners, a few for sends and for the host. */
public final class ThreadedHands implements Hands {
    private static final int SENDERS = 8;
    private static final int CALLBACKS = 2;
    private static final int ASIDE = 8;
    private static final int ASIDE_WAITING = 256;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ExecutorService callbacks;
    private final ExecutorService announcements;
    private final ScheduledThreadPoolExecutor sends;
    private final ThreadPoolExecutor aside;
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
        this.aside = new ThreadPoolExecutor(
                ASIDE,
                ASIDE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(ASIDE_WAITING),
                named(threads, "host"));
        this.aside.allowCoreThreadTimeOut(true);
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
    public void aside(Runnable task) {
        aside.execute(task);
    }

    @Override
    public void close() {
        for (ExecutorService service : new ExecutorService[] {sends, aside, callbacks, announcements}) {
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
