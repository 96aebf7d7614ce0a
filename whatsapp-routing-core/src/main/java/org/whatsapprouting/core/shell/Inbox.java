package org.whatsapprouting.core.shell;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;

/**
 * Events that were acknowledged before they were decided. As long as there are any, later events queue up behind them, so
 * that nothing overtakes an acknowledged message. {@link #poll} belongs to one thread at a time, the rest to any.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int PAGE = 500;

    private final RoutingStore store;
    private final Records records;
    private final BiConsumer<Pending, InboundEvent> decide;
    private final Set<InboxKey> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicLong appends = new AtomicLong();
    private volatile boolean maybePending = true;

    Inbox(RoutingStore store, Records records, BiConsumer<Pending, InboundEvent> decide) {
        this.store = store;
        this.records = records;
        this.decide = decide;
    }

    /** Whether there may be events that were not given to the processor yet. */
    boolean hasPending() {
        return maybePending;
    }

    /** Something was appended. */
    void appended() {
        appends.incrementAndGet();
        maybePending = true;
    }

    /** A pending event was decided, or could not be and is given again. */
    void decided(InboxKey key, boolean failed) {
        underWay.remove(key);
        if (failed) {
            appended();
        }
    }

    /** Gives pending events to the processor. Returns how many. */
    int poll() {
        if (!maybePending) {
            return 0;
        }
        try {
            long before = appends.get();
            List<Pending> pending = store.pending(PAGE).toCompletableFuture().join();
            int given = 0;
            for (Pending one : pending) {
                if (underWay.add(one.arrival().key())) {
                    decide.accept(one, records.decode(one.arrival().document(), InboundEvent.class));
                    given++;
                }
            }
            // What was given stands in the processor's line, so later events may follow directly.
            boolean allGiven = pending.size() < PAGE && appends.get() == before;
            maybePending = !allGiven;
            if (allGiven && appends.get() != before) {
                maybePending = true;
            }
            return given;
        } catch (CompletionException | StoreException unreadable) {
            LOG.warn("The store could not say what is pending; it is asked again", unreadable);
            return 0;
        }
    }
}
