package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.core.json.CodecException;

/**
 * Events that were acknowledged before they were decided. As long as there are any, later events queue up behind them, so
 * that nothing overtakes an acknowledged message. {@link #poll} belongs to one thread at a time, the rest to any.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int PAGE = 500;

    /** How often to look for events that another engine appended and did not decide. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RoutingStore store;
    private final Records records;
    private final EngineClock clock;
    private final Decide decide;
    private final Set<InboxKey> underWay = ConcurrentHashMap.newKeySet();
    /** How often something was appended; the first stands for what an earlier life has left. */
    private final AtomicLong appended = new AtomicLong(1);

    private volatile long given;
    private Instant nextLook = Instant.EPOCH;

    /** Gives a pending event to the processor. */
    interface Decide {
        /** Decides it; the event is null if it cannot be read. */
        void decide(Pending pending, @Nullable InboundEvent event);
    }

    Inbox(RoutingStore store, Records records, EngineClock clock, Decide decide) {
        this.store = store;
        this.records = records;
        this.clock = clock;
        this.decide = decide;
    }

    /** Whether there may be events that were not given to the processor yet. */
    boolean hasPending() {
        return given < appended.get();
    }

    /** Something was appended. */
    void appended() {
        appended.incrementAndGet();
    }

    /** A pending event was decided, or cannot be: then it stays where it is until the next start. */
    void decided(InboxKey key, boolean failed) {
        if (!failed) {
            underWay.remove(key);
        }
    }

    /** Gives pending events to the processor. Returns how many. */
    int poll() {
        Instant now = clock.instant();
        if (!hasPending() && now.isBefore(nextLook)) {
            return 0;
        }
        try {
            long covered = appended.get();
            List<Pending> pending = store.pending(PAGE).toCompletableFuture().join();
            nextLook = now.plus(LOOK);
            int count = 0;
            for (Pending one : pending) {
                if (underWay.add(one.arrival().key())) {
                    decide.decide(one, event(one));
                    count++;
                }
            }
            if (pending.size() < PAGE) {
                // What was given stands in the processor's line, so later events may follow directly.
                given = covered;
            }
            return count;
        } catch (CompletionException | StoreException unreadable) {
            LOG.warn("The store could not say what is pending; it is asked again", LogSafe.trace(unreadable));
            return 0;
        }
    }

    private @Nullable InboundEvent event(Pending pending) {
        try {
            return records.decode(pending.arrival().document(), InboundEvent.class);
        } catch (CodecException unreadable) {
            LOG.error(
                    "A pending event of account '{}' cannot be read",
                    pending.arrival().key().account(),
                    LogSafe.trace(unreadable));
            return null;
        }
    }
}
