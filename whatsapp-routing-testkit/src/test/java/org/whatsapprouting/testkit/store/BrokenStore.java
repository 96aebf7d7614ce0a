package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** A good store for a bug to be planted in: every step can be overridden, a change is committed by itself. */
class BrokenStore implements RoutingStore {
    final RoutingStore good;

    BrokenStore(RoutingStore good) {
        this.good = good;
    }

    /** Commits one change, as badly as the bug asks for. */
    Committed commitOne(Change change) {
        return commitWell(change);
    }

    /** Returns what the caller sees of a record. */
    StoredRecord show(StoredRecord found) {
        return found;
    }

    final Committed commitWell(Change change) {
        return now(good.commit(List.of(change))).get(0);
    }

    final Version present(RecordKey key) {
        StoredRecord found =
                now(good.load(key.tenant(), Set.of(key), List.of())).records().get(key);
        return found == null ? Version.ABSENT : found.version();
    }

    /** The records of a change that are not as it read them. */
    final Set<RecordKey> stale(Change change) {
        Map<RecordKey, Version> reads = new HashMap<>();
        change.guards().forEach(guard -> reads.put(guard.key(), guard.read()));
        change.writes().forEach(write -> {
            Version read = read(write);
            if (read != null) {
                reads.put(write.key(), read);
            }
        });
        reads.entrySet().removeIf(entry -> present(entry.getKey()).equals(entry.getValue()));
        return reads.keySet();
    }

    /** The version a write read, or null if it read none. */
    static @Nullable Version read(Write write) {
        if (write instanceof Write.Put put) {
            return put.read();
        }
        return write instanceof Write.Delete delete ? delete.read() : null;
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    static Change withOrigin(Change change, Origin origin) {
        return new Change(
                change.tenant(),
                origin,
                change.answer(),
                change.guards(),
                change.writes(),
                change.history(),
                change.at());
    }

    static Change withGuards(Change change, List<Guard> guards) {
        return new Change(
                change.tenant(),
                change.origin(),
                change.answer(),
                guards,
                change.writes(),
                change.history(),
                change.at());
    }

    static Change withWrites(Change change, UnaryOperator<@Nullable Write> each) {
        List<Write> writes = new ArrayList<>();
        for (Write write : change.writes()) {
            Write next = each.apply(write);
            if (next != null) {
                writes.add(next);
            }
        }
        return new Change(
                change.tenant(),
                change.origin(),
                change.answer(),
                change.guards(),
                writes,
                change.history(),
                change.at());
    }

    /** Nothing but the origin, or nothing but the history. */
    static Change only(Change change, boolean origin, boolean history) {
        return new Change(
                change.tenant(),
                origin ? change.origin() : new Origin.Engine(),
                null,
                List.of(),
                List.of(),
                history ? change.history() : null,
                change.at());
    }

    static Write.Put withRead(Write.Put put, Version read) {
        return new Write.Put(put.key(), read, put.next(), put.document(), put.content(), put.columns());
    }

    @Override
    public StoreInfo info() {
        return good.info();
    }

    @Override
    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
        return good.append(arrivals);
    }

    @Override
    public CompletionStage<List<Pending>> pending(int max) {
        return good.pending(max);
    }

    @Override
    public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
        return good.load(tenant, keys, ranges).thenApply(loaded -> {
            Map<RecordKey, StoredRecord> records = new HashMap<>();
            loaded.records().forEach((key, found) -> records.put(key, show(found)));
            return new Loaded(
                    records,
                    loaded.ranges().stream()
                            .map(range -> range.stream().map(this::show).toList())
                            .toList());
        });
    }

    @Override
    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
        if (ordered.size() > 1_000) {
            return good.commit(ordered);
        }
        try {
            List<Committed> answers = new ArrayList<>();
            for (Change change : ordered) {
                answers.add(commitOne(change));
            }
            return ordered.isEmpty() ? good.commit(ordered) : done(answers);
        } catch (CompletionException e) {
            return CompletableFuture.failedFuture(e.getCause());
        }
    }

    @Override
    public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
        return good.due(upTo, kinds, max);
    }

    @Override
    public CompletionStage<List<HistoryRow>> history(TenantId tenant, @Nullable String subject, long after, int max) {
        return good.history(tenant, subject, after, max);
    }

    @Override
    public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
        return good.forgetOrigins(olderThan, max);
    }

    @Override
    public void close() {
        good.close();
    }
}
