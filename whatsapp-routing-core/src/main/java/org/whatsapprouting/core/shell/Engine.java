package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;

/** Runs a shell on two threads: one decides and commits, one watches the clocks. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Shell shell;
    private final Thread processor;
    private final Thread watch;
    private final Duration patience;
    private volatile boolean closing;

    /**
     * Makes the threads; {@link #start} starts them.
     *
     * @param patience how long closing waits for what runs
     */
    public Engine(Shell shell, ThreadFactory threads, Duration patience) {
        this.shell = shell;
        this.patience = patience;
        this.processor = ThreadedHands.named(threads, "processor").newThread(this::process);
        this.watch = ThreadedHands.named(threads, "clocks").newThread(this::watch);
    }

    /** Starts the threads. */
    public void start() {
        processor.start();
        watch.start();
    }

    private void process() {
        try {
            while (!closing || shell.processor().backlog() > 0) {
                try {
                    shell.processor().run(IDLE);
                } catch (RuntimeException defect) {
                    LOG.error("The processor failed and goes on with the next batch", LogSafe.trace(defect));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!closing) {
                try {
                    shell.watch(LONGEST_SLEEP);
                } catch (RuntimeException defect) {
                    LOG.error("The clocks failed and are looked at again", LogSafe.trace(defect));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the threads: commits what was begun, then lets go of hands, providers and store. */
    @Override
    public void close() {
        closing = true;
        shell.wake();
        join(watch);
        join(processor);
        shell.processor().abandon();
        shell.hands().close();
        shell.providers().close();
        shell.store().close();
    }

    private void join(Thread thread) {
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(patience.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
