package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;

/**
 * The alarm clock: gives records whose time has come to the processor. Times live in the records, so nothing is lost when
 * a process ends; what the alarm remembers only makes it faster. {@link #due} and {@link #done} are safe for any thread;
 * {@link #poll} belongs to one thread at a time.
 */
final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final int PAGE = 500;
    private static final Set<RecordKind> CLOCKS = Set.of(
            RecordKind.INTERACTION,
            RecordKind.MARK,
            RecordKind.STATUS,
            RecordKind.CONTACT,
            RecordKind.JOB,
            RecordKind.RAW);
    private static final Set<RecordKind> OUTBOX = Set.of(RecordKind.MESSAGE);

    private final RoutingStore store;
    private final EngineClock clock;
    private final Consumer<RecordKey> look;
    private final Room outboxRoom;
    private final Set<RecordKey> underWay = ConcurrentHashMap.newKeySet();
    private final Set<RecordKey> dueAgain = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private final Semaphore bell = new Semaphore(0);
    private @Nullable Instant next;

    /** Says whether another message can be given to the sender now. */
    interface Room {
        boolean isLeft();
    }

    Alarm(RoutingStore store, EngineClock clock, Consumer<RecordKey> look, Room outboxRoom) {
        this.store = store;
        this.clock = clock;
        this.look = look;
        this.outboxRoom = outboxRoom;
    }

    /** A record is to be looked at: now, if its time has come, otherwise then. */
    void due(RecordKey key, Instant at) {
        if (at.isAfter(clock.instant())) {
            synchronized (lock) {
                if (next == null || at.isBefore(next)) {
                    next = at;
                    bell.release();
                }
            }
        } else {
            lookAt(key);
        }
    }

    /** The look at a record is over; if its time came again meanwhile, it is looked at again. */
    void done(RecordKey key) {
        underWay.remove(key);
        if (dueAgain.remove(key)) {
            lookAt(key);
        }
    }

    /** Makes the next wait end at once. */
    void ring() {
        bell.release();
    }

    /** Looks for records whose time has come. Returns how many it gave to the processor. */
    int poll() {
        try {
            int clocks = poll(CLOCKS);
            return outboxRoom.isLeft() ? clocks + poll(OUTBOX) : clocks;
        } catch (CompletionException | StoreException unreadable) {
            LOG.warn("The store could not say what is due; it is asked again", LogSafe.trace(unreadable));
            return 0;
        }
    }

    private int poll(Set<RecordKind> kinds) {
        DueRecords due =
                store.due(clock.instant(), kinds, PAGE).toCompletableFuture().join();
        List<RecordKey> keys = due.keys();
        int given = 0;
        for (RecordKey key : keys) {
            if (!underWay.contains(key) && lookAt(key)) {
                given++;
            }
        }
        if (due.next() != null) {
            synchronized (lock) {
                if (next == null || due.next().isBefore(next)) {
                    next = due.next();
                }
            }
        }
        return given;
    }

    /** When the alarm next goes off, or null if nothing is set. */
    @Nullable
    Instant next() {
        synchronized (lock) {
            return next;
        }
    }

    /** Waits until the next time, at most this long. */
    void await(Duration longest) throws InterruptedException {
        Instant set = next();
        Duration wait = set == null ? longest : Duration.between(clock.instant(), set);
        wait = wait.compareTo(longest) < 0 ? wait : longest;
        if (bell.tryAcquire(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
        passed();
    }

    /** Forgets times that have passed; for callers that do not wait. */
    void passed() {
        synchronized (lock) {
            if (next != null && !next.isAfter(clock.instant())) {
                next = null;
            }
        }
    }

    /** Returns whether it was given to the processor now. */
    private boolean lookAt(RecordKey key) {
        boolean message = key.kind() == RecordKind.MESSAGE;
        if (message && !outboxRoom.isLeft()) {
            return false;
        }
        if (underWay.add(key)) {
            look.accept(key);
            return true;
        }
        dueAgain.add(key);
        return false;
    }
}
