package org.whatsapprouting.core.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.Feed;

/** Counts anew what a store holds and compares it with its history, entry by entry and whenever all came to rest. */
public final class Recount {
    private static final int PAGE = 1_000;

    private final RoutingStore store;
    private final Tenant tenant;
    private final History history = new History();

    /** Counts in this store, under this configuration. */
    public Recount(RoutingStore store, Tenant tenant) {
        this.store = store;
        this.tenant = tenant;
    }

    /**
     * Reads what is new in the feed; each entry alone keeps the promises.
     *
     * @return how far it read
     * @throws AssertionError if an entry breaks one
     */
    public long follow(Feed feed) {
        int read;
        do {
            var entries = feed.read(history.position(), PAGE);
            entries.forEach(this::add);
            read = entries.size();
        } while (read == PAGE);
        return history.position();
    }

    /** Takes the next entry of the feed. */
    public void add(HistoryEntry entry) {
        history.add(entry, tenant);
    }

    /**
     * Compares agents and open interactions with each other and with the history read so far.
     *
     * @throws AssertionError if they differ, or if something was not done that is to be done at rest
     */
    public void checkOpen(Instant now) {
        new Settled(Snapshot.ofOpen(store, Snapshot.RECORDS), history, now).checkOpen();
    }

    /** Compares every record there is with the history read so far. */
    public void checkAll(Instant now) {
        new Settled(Snapshot.of(store, Snapshot.RECORDS), history, now).check();
    }

    /** What differs at present among agents and open interactions, or null. */
    public @Nullable String openDifference(Instant now) {
        try {
            checkOpen(now);
            return null;
        } catch (Violation broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    /** How many records of a kind the history makes. */
    public long made(RecordKind kind) {
        return history.fold.states().keySet().stream()
                .filter(key -> key.kind() == kind && key.tenant().equals(TenantId.DEFAULT))
                .count();
    }
}
