package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Decision;

/**
 * The one lane on which decisions are made and committed: whatever came in during the last commit is decided together,
 * each decision seeing the results of those before it, and committed as one group. Answers, listeners and effects leave
 * only after the commit. {@link #submit} is safe for any thread; the rest belongs to one thread at a time.
 */
final class Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    private static final int MAX_BATCH = 256;
    private static final int MAX_ROUNDS_OF_LOADING = 64;
    private static final int MAX_FAILED_COMMITS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RoutingStore store;
    private final Records records;
    private final Tenants tenants;
    private final Versions versions;
    private final EngineClock clock;
    private final Outcomes outcomes;
    private final Executor callbacks;
    private final Parking parking;
    private final LinkedBlockingQueue<Work> incoming = new LinkedBlockingQueue<>();
    private final List<Work> again = new ArrayList<>();
    private int failedCommits;

    Processor(
            RoutingStore store,
            Records records,
            Tenants tenants,
            Versions versions,
            EngineClock clock,
            Outcomes outcomes,
            Executor callbacks,
            Parking parking) {
        this.store = store;
        this.records = records;
        this.tenants = tenants;
        this.versions = versions;
        this.clock = clock;
        this.outcomes = outcomes;
        this.callbacks = callbacks;
        this.parking = parking;
    }

    void submit(Work work) {
        incoming.add(work);
    }

    int backlog() {
        return incoming.size();
    }

    /** Waits for work at most this long, then decides and commits one batch. Returns how many commands it took. */
    int run(Duration patience) throws InterruptedException {
        if (again.isEmpty()) {
            Work first = incoming.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (first == null) {
                return 0;
            }
            again.add(first);
        }
        return runNow();
    }

    /** Decides and commits one batch of what is there. Returns how many commands it took. */
    int runNow() {
        var batch = new ArrayList<>(again);
        again.clear();
        incoming.drainTo(batch, Math.max(0, MAX_BATCH - batch.size()));
        batch = firstOfEachOrigin(batch);
        if (!batch.isEmpty()) {
            process(batch);
        }
        return batch.size();
    }

    /** A second command of the same origin waits until the first is settled; the store then knows its answer. */
    private ArrayList<Work> firstOfEachOrigin(List<Work> batch) {
        var origins = new HashSet<Origin>();
        var first = new ArrayList<Work>(batch.size());
        for (Work work : batch) {
            if (work.origin instanceof Origin.Engine || origins.add(work.origin)) {
                first.add(work);
            } else {
                again.add(work);
            }
        }
        return first;
    }

    private void process(List<Work> batch) {
        var overlay = new Overlay(store, records);
        List<Drafted> drafted;
        try {
            preload(batch, overlay);
            drafted = decide(batch, overlay);
        } catch (CompletionException | StoreException cannotRead) {
            storeFailed(batch, cannotRead);
            return;
        }
        var changes = drafted.stream().filter(d -> d.change() != null).toList();
        List<Committed> verdicts;
        try {
            verdicts = changes.isEmpty()
                    ? List.of()
                    : store.commit(changes.stream().map(Drafted::change).toList())
                            .toCompletableFuture()
                            .join();
        } catch (CompletionException | StoreException unknown) {
            storeFailed(batch, unknown);
            return;
        }
        failedCommits = 0;
        settle(drafted, verdicts);
    }

    /** Loads for all commands together what each of them needs alone, so that a batch costs few reads. */
    private void preload(List<Work> batch, Overlay overlay) {
        var waiting = new ArrayList<>(batch);
        for (int round = 0; round < MAX_ROUNDS_OF_LOADING && !waiting.isEmpty(); round++) {
            var wanted = new HashMap<TenantId, Wanted>();
            waiting.removeIf(work -> {
                if (ask(work, overlay, clock.instant()) instanceof Decision.Needs needs) {
                    wanted.computeIfAbsent(work.tenant, t -> new Wanted()).add(needs);
                    return false;
                }
                return true;
            });
            wanted.forEach((tenant, all) -> all.load(tenant, overlay));
        }
    }

    private List<Drafted> decide(List<Work> batch, Overlay overlay) {
        var drafted = new ArrayList<Drafted>(batch.size());
        for (Work work : batch) {
            if (looksTooEarly(work, overlay)) {
                again.add(work);
                continue;
            }
            Instant now = clock.instant();
            Decision decision = ask(work, overlay, now);
            for (int round = 0; decision instanceof Decision.Needs needs; round++) {
                if (round == MAX_ROUNDS_OF_LOADING) {
                    decision = null;
                    break;
                }
                overlay.load(work.tenant, needs);
                decision = ask(work, overlay, now);
            }
            Drafted draft = decision instanceof Decision.Decided decided ? draft(work, decided, overlay, now) : null;
            if (draft == null) {
                park(work, "it could not be decided; see the log");
            } else {
                drafted.add(draft);
            }
        }
        return drafted;
    }

    /**
     * Whether a lane is looked at in the very batch that marks it. What marked it is on the overlay, but the lane was read
     * from the store before: such a look would find nobody and remove the mark, and nobody would look again.
     */
    private static boolean looksTooEarly(Work work, Overlay overlay) {
        return work.command instanceof Command.Due due
                && due.key().kind() == RecordKind.MARK
                && overlay.isResult(due.key());
    }

    /** Turns a decision into a change; null if that fails, which is a defect and must not harm its neighbours. */
    private @Nullable Drafted draft(Work work, Decision.Decided decided, Overlay overlay, Instant now) {
        try {
            return Drafted.of(work, decided, tenants.of(work.tenant).version(), versions, records, overlay, now);
        } catch (RuntimeException defect) {
            LOG.error("A {} could not be encoded", work.command.getClass().getSimpleName(), defect);
            return null;
        }
    }

    /** Fails what was not decided when the engine ends; nothing of it was confirmed. */
    void abandon() {
        var left = new ArrayList<>(again);
        again.clear();
        incoming.drainTo(left);
        left.forEach(work -> fail(
                work, new EngineBusyException("The engine was closed before the command was decided. Give it again.")));
    }

    /** Asks for a decision; null if the question itself fails, which is a defect and must not harm its neighbours. */
    private @Nullable Decision ask(Work work, Overlay overlay, Instant now) {
        try {
            return tenants.of(work.tenant).decider().decide(overlay.of(work.tenant), work.command, work.fresh, now);
        } catch (RuntimeException defect) {
            LOG.error("A {} could not be decided", work.command.getClass().getSimpleName(), defect);
            return null;
        }
    }

    private void settle(List<Drafted> drafted, List<Committed> verdicts) {
        int next = 0;
        var retries = new ArrayList<Work>();
        for (Drafted one : drafted) {
            if (one.change() == null) {
                answer(one.work(), one.decided().answer());
                one.decided().effects().forEach(effect -> outcomes.act(one.work().tenant, effect));
                continue;
            }
            Committed verdict = verdicts.get(next++);
            if (verdict instanceof Committed.Done done) {
                done(one, done.position());
            } else if (verdict instanceof Committed.Duplicate duplicate) {
                answer(one.work(), first(one.work(), duplicate.firstAnswer()));
            } else if (verdict instanceof Committed.Conflict) {
                conflict(one.work(), retries);
            } else {
                park(one.work(), ((Committed.Failed) verdict).reason());
            }
        }
        again.addAll(0, retries);
    }

    private void done(Drafted one, long position) {
        if (one.work().command instanceof Command.SaveConfiguration) {
            parking.configurationSaved(one.work().tenant);
        }
        answer(one.work(), one.decided().answer());
        if (!one.decided().events().isEmpty()) {
            outcomes.happened(one.entry(position));
        }
        one.decided().effects().forEach(effect -> outcomes.act(one.work().tenant, effect));
        for (Decision.Edit edit : one.edits()) {
            if (edit instanceof Decision.Edit.Put put && put.columns().due() != null) {
                outcomes.due(put.key(), put.columns().due());
            } else if (edit instanceof Decision.Edit.Upsert upsert
                    && upsert.columns().due() != null) {
                outcomes.due(upsert.key(), upsert.columns().due());
            }
        }
    }

    private void conflict(Work work, List<Work> retries) {
        int conflicts = work.conflicted();
        parking.mayBeStale(work.tenant);
        boolean patient = clock.instant().isBefore(work.since.plus(PATIENCE)) || conflicts <= 3;
        if (patient || work.origin instanceof Origin.Inbound || work.origin instanceof Origin.Pending) {
            retries.add(work);
        } else if (work.origin instanceof Origin.Engine) {
            // Whatever is still due comes again by its own record.
            answer(work, null);
        } else {
            fail(
                    work,
                    new EngineBusyException("A command met " + conflicts
                            + " concurrent changes and was given up. Give it again with the same command id."));
        }
    }

    /** The outcome is unknown: everything is decided again; origins and versions keep it from happening twice. */
    private void storeFailed(List<Work> batch, RuntimeException cause) {
        failedCommits++;
        LOG.warn("The store failed {} times in a row; the batch is decided again", failedCommits, cause);
        if (failedCommits <= MAX_FAILED_COMMITS) {
            again.addAll(0, batch);
            return;
        }
        batch.forEach(work -> fail(
                work,
                new EngineBusyException(
                        "The store failed " + failedCommits
                                + " times in a row. Nothing was confirmed; give the command again.",
                        cause)));
    }

    private void park(Work work, String reason) {
        Command.KeepRaw kept = parking.rawOf(work, reason);
        if (kept == null) {
            fail(work, new IllegalStateException("The command could not be carried out: " + reason));
            return;
        }
        var instead = new Work(work.tenant, work.origin, kept, work.fresh, work.since, null);
        instead.answer.whenComplete((nothing, failure) -> {
            if (failure == null) {
                work.answer.complete(null);
            } else {
                work.answer.completeExceptionally(failure);
            }
        });
        again.add(instead);
    }

    private @Nullable Object first(Work work, @Nullable String answer) {
        return answer == null || work.answerType == null ? null : records.decode(answer, work.answerType);
    }

    private void answer(Work work, @Nullable Object value) {
        callbacks.execute(() -> work.answer.complete(value));
    }

    private void fail(Work work, RuntimeException failure) {
        callbacks.execute(() -> work.answer.completeExceptionally(failure));
    }

    /** What several commands of one tenant need. */
    private static final class Wanted {
        private final HashSet<RecordKey> keys = new HashSet<>();
        private final List<Range> ranges = new ArrayList<>();

        void add(Decision.Needs needs) {
            keys.addAll(needs.keys());
            needs.ranges().stream().filter(range -> !ranges.contains(range)).forEach(ranges::add);
        }

        void load(TenantId tenant, Overlay overlay) {
            overlay.load(tenant, new Decision.Needs(keys, ranges));
        }
    }
}
