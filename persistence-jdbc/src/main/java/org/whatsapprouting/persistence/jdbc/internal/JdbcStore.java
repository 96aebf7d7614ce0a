package org.whatsapprouting.persistence.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreInfo;

/** A store on a relational database: calls that write go through a group commit, calls that read to threads of their own. */
public final class JdbcStore implements RoutingStore {
    private static final int MAX_READ = 1_000;
    private static final int MAX_RANGES = 100;
    private static final int MAX_CHANGES = 1_000;
    private static final int MAX_FORGOTTEN = 10_000;

    private final StoreInfo info;
    private final GroupCommit writes;
    private final StoreThreads<Reader> readers;

    /** Takes the threads over: they are closed with the store, readers first. */
    public JdbcStore(StoreInfo info, StoreThreads<? extends BatchWriter> writer, StoreThreads<Reader> readers) {
        this.info = info;
        this.writes = new GroupCommit(writer);
        this.readers = readers;
    }

    @Override
    public StoreInfo info() {
        return info;
    }

    @Override
    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
        List<Arrival> given = List.copyOf(arrivals);
        for (Arrival arrival : given) {
            String flaw = arrival.flaw();
            if (flaw != null) {
                return CompletableFuture.failedFuture(new StoreException(
                        "No event of " + given.size() + " was appended: of one, " + flaw + ".", null));
            }
        }
        return writes.submit(new WriteTask.Append(given));
    }

    @Override
    public CompletionStage<List<Pending>> pending(int max) {
        check("pending events", max, 1, MAX_READ);
        return read("the pending events", reader -> reader.pending(max));
    }

    @Override
    public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
        check("keys", keys.size(), 0, MAX_READ);
        check("ranges", ranges.size(), 0, MAX_RANGES);
        Set<RecordKey> wanted = Set.copyOf(keys);
        List<Range> asked = List.copyOf(ranges);
        return read("records", reader -> reader.load(tenant, wanted, asked));
    }

    @Override
    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
        check("changes", ordered.size(), 0, MAX_CHANGES);
        return writes.submit(new WriteTask.Commit(List.copyOf(ordered)));
    }

    @Override
    public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
        check("due records", max, 1, MAX_READ);
        Set<RecordKind> wanted = Set.copyOf(kinds);
        return read("due records", reader -> reader.due(upTo, wanted, max));
    }

    @Override
    public CompletionStage<List<HistoryRow>> history(TenantId tenant, @Nullable String subject, long after, int max) {
        check("history entries", max, 1, MAX_READ);
        return read("the history", reader -> reader.history(tenant, subject, after, max));
    }

    @Override
    public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
        check("origins", max, 1, MAX_FORGOTTEN);
        return writes.submit(new WriteTask.Forget(olderThan, max));
    }

    @Override
    public void close() {
        readers.close();
        writes.close();
    }

    static StoreException closed() {
        return new StoreException("The store is closed. Open a new one.", null);
    }

    private interface Read<T> {
        T from(Reader reader) throws SQLException;
    }

    private <T> CompletionStage<T> read(String what, Read<T> read) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        boolean taken = readers.submit(reader -> {
            try {
                stage.complete(read.from(reader));
            } catch (SQLException | RuntimeException e) {
                stage.completeExceptionally(
                        new StoreException("Reading " + what + " failed. Nothing was changed; try again.", e));
            }
        });
        return taken ? stage : CompletableFuture.failedFuture(closed());
    }

    private static void check(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "A call takes " + least + " to " + most + " " + what + ", not " + number + ".");
        }
    }
}
