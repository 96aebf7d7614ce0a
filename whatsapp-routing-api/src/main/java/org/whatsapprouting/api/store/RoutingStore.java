package org.whatsapprouting.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;

/**
 * A record store with versioned compare-and-set: all the engine asks of persistence. It never interprets documents, so
 * any engine with an atomic conditional write over several rows and ordered range reads can be one.
 *
 * <p>All methods may be called from any number of threads at once and never run callbacks of the caller under a lock or
 * inside a transaction. A stage that fails does so with {@link StoreException}. Every implementation runs
 * {@code RoutingStoreContract} of the test kit.
 */
public interface RoutingStore extends AutoCloseable {

    /** What this store is and promises. */
    StoreInfo info();

    /**
     * Makes inbound events durable without deciding them.
     *
     * @return for each event, in order, true if it is new, false if its key was there before (within 8 days), be it
     *     appended or committed
     */
    CompletionStage<List<Boolean>> append(List<Arrival> arrivals);

    /**
     * Returns appended events that wait for their decision, in the order of acceptance.
     *
     * @param max how many at the most, 1 to 1,000
     */
    CompletionStage<List<Pending>> pending(int max);

    /**
     * Reads records. Everything in one answer is of one moment.
     *
     * @param keys the records to read by name, at most 1,000
     * @param ranges the questions to answer, at most 100
     */
    CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges);

    /**
     * Makes decisions durable, in order, as one group. For each change: {@link Committed.Done} if and only if its origin
     * is new (or, for {@link Origin.Pending}, still pending) and every version it read is the present one, counting the
     * changes before it in the list that are done. A done change is whole, a change that is not done leaves nothing. A
     * change may build on one before it, never on one after it. A poisonous change fails alone. The stage completes when
     * the done changes are durable.
     *
     * @param ordered the changes, at most 1,000
     * @return one answer for each change, in order
     */
    CompletionStage<List<Committed>> commit(List<Change> ordered);

    /**
     * Returns records whose {@link Columns#due()} has come, over all tenants.
     *
     * @param upTo the present time
     * @param kinds only records of these kinds, so that a crowd of one kind does not keep others waiting
     * @param max how many at the most, 1 to 1,000
     */
    CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max);

    /**
     * Reads the history of a tenant, in commit order and without gaps: an entry that is visible has no invisible one
     * before it that could still appear.
     *
     * @param subject only entries about this, or null for the whole feed
     * @param after only entries after this position; 0 for all
     * @param max how many at the most, 1 to 1,000
     */
    CompletionStage<List<HistoryRow>> history(TenantId tenant, @Nullable String subject, long after, int max);

    /**
     * Forgets origins of changes older than a time, so that the store does not grow for ever. Keep at least 8 days.
     *
     * @param olderThan the time
     * @param max how many at the most, 1 to 10,000
     * @return how many were forgotten; fewer than {@code max} means none is left
     */
    CompletionStage<Integer> forgetOrigins(Instant olderThan, int max);

    /** Ends what runs, whole or not at all, and lets go of locks and files. A second call does nothing. */
    @Override
    void close();
}
