package org.whatsapprouting.examples.contactcenter.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the calls that are being answered, so that a server can let them finish before it goes. Safe for any thread. */
final class Traffic {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int inside;
    private boolean closed;

    /** A call begins. Returns false if no more are let in. */
    boolean enter() {
        lock.lock();
        try {
            if (!closed) {
                inside++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** A call ends. */
    void leave() {
        lock.lock();
        try {
            inside--;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more in and waits for those inside, at most this long. */
    void drain(Duration patience) {
        lock.lock();
        try {
            closed = true;
            long nanos = patience.toNanos();
            while (inside > 0 && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
