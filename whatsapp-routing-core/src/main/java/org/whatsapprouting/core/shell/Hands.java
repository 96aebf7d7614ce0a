package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The threads that carry out what the shell hands them; tests give it hands that work step by step. */
public interface Hands extends AutoCloseable {

    /** Completes answers to callers. */
    Executor callbacks();

    /** Tells listeners, one entry after the other. */
    Executor announcements();

    /** Runs sends, which may block, after a delay. */
    void later(Runnable task, Duration delay);

    /**
     * Runs what the host is asked for, which may block for long.
     *
     * @throws java.util.concurrent.RejectedExecutionException if too much of it waits already
     */
    void aside(Runnable task);

    /** Ends the threads; what was handed over before is finished within the engine's patience. */
    @Override
    void close();
}
