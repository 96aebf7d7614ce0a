package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The messages a fake took, in order, and a way to wait for the next one. */
final class SentLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<SentMessage> messages = new ArrayList<>();

    void add(SentMessage message) {
        lock.lock();
        try {
            messages.add(message);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<SentMessage> all() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    List<SentMessage> await(int count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (messages.size() < count) {
                if (left <= 0) {
                    throw new IllegalStateException("Waited " + timeout + " for " + count + " messages, but "
                            + messages.size() + " were sent.");
                }
                left = grown.awaitNanos(left);
            }
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }
}
