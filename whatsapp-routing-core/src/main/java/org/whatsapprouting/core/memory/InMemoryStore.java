package org.whatsapprouting.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/**
 * A store that keeps everything in memory and forgets it when it is closed: for tests and demos. It has the whole contract
 * but durability. Every stage it returns is complete already, so the same calls in the same order give the same results.
 * Safe for any thread.
 */
public final class InMemoryStore implements RoutingStore {
    private static final int MAX_READ = 1_000;
    private static final int MAX_RANGES = 100;
    private static final int MAX_CHANGES = 1_000;
    private static final int MAX_FORGOTTEN = 10_000;

    private final Object lock = new Object();
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryOrigins origins = new MemoryOrigins();
    private final MemoryHistory history = new MemoryHistory();
    private boolean closed;

    @Override
    public StoreInfo info() {
        return new StoreInfo(
                InMemoryStoreFactory.ID, StoreInfo.Durability.NONE, "In memory: everything is lost when it is closed.");
    }

    @Override
    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
        List<Arrival> given = List.copyOf(arrivals);
        return answer(() -> {
            for (Arrival arrival : given) {
                String flaw = arrival.flaw();
                if (flaw != null) {
                    throw new StoreException(
                            "No event of " + given.size() + " was appended: of one, " + flaw + ".", null);
                }
            }
            return given.stream().map(origins::append).toList();
        });
    }

    @Override
    public CompletionStage<List<Pending>> pending(int max) {
        check("pending events", max, 1, MAX_READ);
        return answer(() -> origins.pending(max));
    }

    @Override
    public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
        check("keys", keys.size(), 0, MAX_READ);
        check("ranges", ranges.size(), 0, MAX_RANGES);
        return answer(() -> {
            Map<RecordKey, StoredRecord> found = new HashMap<>();
            for (RecordKey key : keys) {
                StoredRecord present = records.find(key);
                if (present != null && key.tenant().equals(tenant)) {
                    found.put(key, present);
                }
            }
            return new Loaded(
                    found,
                    ranges.stream().map(range -> records.find(tenant, range)).toList());
        });
    }

    @Override
    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
        check("changes", ordered.size(), 0, MAX_CHANGES);
        List<Change> given = List.copyOf(ordered);
        return answer(() -> {
            List<Committed> answers = new ArrayList<>();
            for (Change change : given) {
                answers.add(commit(change));
            }
            return List.copyOf(answers);
        });
    }

    @Override
    public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
        check("due records", max, 1, MAX_READ);
        return answer(() -> records.due(upTo, kinds, max));
    }

    @Override
    public CompletionStage<List<HistoryRow>> history(TenantId tenant, @Nullable String subject, long after, int max) {
        check("history entries", max, 1, MAX_READ);
        return answer(() -> history.read(tenant, subject, after, max));
    }

    @Override
    public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
        check("origins", max, 1, MAX_FORGOTTEN);
        return answer(() -> origins.forget(olderThan, max));
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    private Committed commit(Change change) {
        Committed repeated = origins.repeated(change);
        if (repeated != null) {
            return repeated;
        }
        String flaw = change.flaw();
        if (flaw != null) {
            return new Committed.Failed("The change cannot be stored: " + flaw + ".");
        }
        Set<RecordKey> stale = stale(change);
        if (!stale.isEmpty()) {
            return new Committed.Conflict(stale);
        }
        origins.remember(change);
        change.writes().forEach(records::apply);
        return new Committed.Done(history.add(change));
    }

    private Set<RecordKey> stale(Change change) {
        Set<RecordKey> stale = new HashSet<>();
        for (Guard guard : change.guards()) {
            compare(guard.key(), guard.read(), stale);
        }
        for (Write write : change.writes()) {
            if (write instanceof Write.Put put) {
                compare(put.key(), put.read(), stale);
            } else if (write instanceof Write.Delete delete) {
                compare(delete.key(), delete.read(), stale);
            }
        }
        return stale;
    }

    private void compare(RecordKey key, Version read, Set<RecordKey> stale) {
        if (!records.versionOf(key).equals(read)) {
            stale.add(key);
        }
    }

    /** Works under the lock, but completes outside it: what the caller hangs on the stage never runs under the lock. */
    private <T> CompletionStage<T> answer(Supplier<T> work) {
        try {
            synchronized (lock) {
                if (closed) {
                    throw new StoreException("The store is closed. Open a new one.", null);
                }
                return CompletableFuture.completedFuture(work.get());
            }
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void check(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "A call takes " + least + " to " + most + " " + what + ", not " + number + ".");
        }
    }
}
