package org.whatsapprouting.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
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

/**
 * One engine's way to a store: it fails, refuses and lets others in between reading and writing as a test says. Closing
 * it leaves what is behind it open, so the store survives the engine.
 */
public final class FaultyStore implements RoutingStore {
    /** What goes wrong with one call. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** It fails and nothing was written. */
        LOST,
        /** Everything was written, and then it fails: nobody can know. */
        UNKNOWN
    }

    /** What goes wrong with the next commits, the first for the next one. */
    public final Deque<Fault> commits = new ArrayDeque<>();
    /** What goes wrong with the next loads. */
    public final Deque<Fault> loads = new ArrayDeque<>();
    /** What was asked to be committed, call by call. */
    final List<List<Change>> asked = new ArrayList<>();

    private final RoutingStore behind;
    private Runnable beforeCommit = () -> {};
    private Predicate<Change> poison = change -> false;
    private volatile CompletionStage<Void> held = CompletableFuture.completedStage(null);
    private volatile Runnable whenHeld = () -> {};
    private boolean inside;

    /** Makes a way to this store without faults. */
    public FaultyStore(RoutingStore behind) {
        this.behind = behind;
    }

    /** Lets something happen before each commit, after everything it rests on was read. */
    public void beforeCommit(Runnable others) {
        beforeCommit = others;
    }

    /** Lets something happen before the next commit, once. */
    void beforeNextCommit(Runnable others) {
        beforeCommit = () -> {
            beforeCommit = () -> {};
            others.run();
        };
    }

    /** Says that what is committed or appended is durable only when somebody else says so. */
    void holdUntil(CompletionStage<Void> durable, Runnable reached) {
        held = durable;
        whenHeld = reached;
    }

    /** Makes some changes break a rule that reading again does not cure. */
    public void poison(Predicate<Change> which) {
        poison = which;
    }

    @Override
    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
        asked.add(ordered);
        if (!inside) {
            inside = true;
            try {
                beforeCommit.run();
            } finally {
                inside = false;
            }
        }
        Fault fault = next(commits);
        if (fault == Fault.LOST) {
            return failed();
        }
        CompletionStage<List<Committed>> done = behind.commit(
                        ordered.stream().filter(poison.negate()).toList())
                .thenApply(verdicts -> withPoison(ordered, verdicts));
        if (fault == Fault.UNKNOWN) {
            return done.thenCompose(nobodyKnows -> failed());
        }
        whenHeld.run();
        return done.thenCombine(held, (verdicts, now) -> verdicts);
    }

    private List<Committed> withPoison(List<Change> ordered, List<Committed> verdicts) {
        var all = new ArrayList<Committed>();
        var next = verdicts.iterator();
        for (Change change : ordered) {
            all.add(poison.test(change) ? new Committed.Failed("poison") : next.next());
        }
        return all;
    }

    @Override
    public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
        return next(loads) == Fault.NONE ? behind.load(tenant, keys, ranges) : failed();
    }

    private static Fault next(Deque<Fault> faults) {
        Fault next = faults.poll();
        return next == null ? Fault.NONE : next;
    }

    private static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedFuture(new StoreException("The connection is gone.", null));
    }

    // ---- as it is behind

    @Override
    public StoreInfo info() {
        return behind.info();
    }

    @Override
    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
        whenHeld.run();
        return behind.append(arrivals).thenCombine(held, (news, now) -> news);
    }

    @Override
    public CompletionStage<List<Pending>> pending(int max) {
        return behind.pending(max);
    }

    @Override
    public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
        return behind.due(upTo, kinds, max);
    }

    @Override
    public CompletionStage<List<HistoryRow>> history(TenantId tenant, @Nullable String subject, long after, int max) {
        return behind.history(tenant, subject, after, max);
    }

    @Override
    public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
        return behind.forgetOrigins(olderThan, max);
    }

    @Override
    public void close() {
        // The store behind lives on.
    }
}
