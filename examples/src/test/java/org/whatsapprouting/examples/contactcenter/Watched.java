package org.whatsapprouting.examples.contactcenter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.RoutingListener;

/** Everything that happened in an engine, and a way to wait for something. Safe for any thread. */
final class Watched implements RoutingListener {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<RoutingEvent> events = new ArrayList<>();

    @Override
    public void committed(HistoryEntry entry) {
        lock.lock();
        try {
            events.addAll(entry.events());
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first event of a type that is meant. */
    <T extends RoutingEvent> T await(Class<T> type, Predicate<T> which) {
        return awaitSome(type, which, 1).get(0);
    }

    /** Waits for so many events of a type. */
    <T extends RoutingEvent> List<T> await(Class<T> type, int count) {
        return awaitSome(type, event -> true, count);
    }

    private <T extends RoutingEvent> List<T> awaitSome(Class<T> type, Predicate<T> which, int count) {
        var found = new ArrayList<T>();
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            int looked = 0;
            while (true) {
                for (; looked < events.size(); looked++) {
                    if (type.isInstance(events.get(looked)) && which.test(type.cast(events.get(looked)))) {
                        found.add(type.cast(events.get(looked)));
                    }
                }
                if (found.size() >= count) {
                    return found;
                }
                if (nanos <= 0) {
                    throw new AssertionError("There were " + found.size() + " " + type.getSimpleName() + ", not "
                            + count + ", among " + events);
                }
                nanos = grown.awaitNanos(nanos);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was stopped.", stopped);
        } finally {
            lock.unlock();
        }
    }

    <T extends RoutingEvent> List<T> all(Class<T> type) {
        lock.lock();
        try {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        } finally {
            lock.unlock();
        }
    }
}
