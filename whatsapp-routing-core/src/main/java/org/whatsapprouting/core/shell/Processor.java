package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Origin;
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
    private static final int MAX_FAILURES = 5;
    /** How long to wait before the store is asked again after it failed. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RoutingStore store;
    private final Records records;
    private final Decoded decoded;
    private final Tenants tenants;
    private final Versions versions;
    private final EngineClock clock;
    private final Outcomes outcomes;
    private final Executor callbacks;
    private final Parking parking;
    private final LinkedBlockingQueue<Work> incoming = new LinkedBlockingQueue<>();
    private final List<Work> again = new ArrayList<>();
    private int failures;

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
        this.decoded = new Decoded(records);
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
        if (again.isEmpty() || failures > 0) {
            Duration wait = again.isEmpty() ? patience : AFTER_A_FAILURE;
            Work first = incoming.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                again.add(first);
            }
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

    private void process(List<Work> works) {
        var batch = new Batch(works, new Overlay(store, decoded), tenants, versions, records, clock);
        List<Committed> verdicts;
        try {
            batch.decide();
            verdicts = commit(batch.drafted());
        } catch (CompletionException | StoreException storeFailure) {
            storeFailed(works, storeFailure);
            return;
        } catch (RuntimeException defect) {
            isolate(works, defect);
            return;
        }
        failures = 0;
        again.addAll(batch.later());
        batch.broken().forEach(work -> park(work, "it could not be decided; see the log"));
        settle(batch.drafted(), verdicts);
    }

    private List<Committed> commit(List<Drafted> drafted) {
        var changes =
                drafted.stream().map(Drafted::change).filter(Objects::nonNull).toList();
        if (changes.isEmpty()) {
            return List.of();
        }
        try {
            return store.commit(changes).toCompletableFuture().join();
        } catch (CompletionException | StoreException unknown) {
            drafted.forEach(one -> one.work().outcomeUnknown());
            throw unknown;
        }
    }

    /** Something that no store does: each command is tried alone, so that only the one it comes from is harmed. */
    private void isolate(List<Work> works, RuntimeException defect) {
        if (works.size() > 1) {
            var waiting = List.copyOf(again);
            again.clear();
            int next = 0;
            while (next < works.size() && again.isEmpty()) {
                process(List.of(works.get(next++)));
            }
            again.addAll(works.subList(next, works.size()));
            again.addAll(waiting);
            return;
        }
        Work work = works.get(0);
        LOG.error("A {} could not be carried out", work.command.getClass().getSimpleName(), LogSafe.trace(defect));
        park(work, "it met a " + defect.getClass().getSimpleName() + "; see the log");
    }

    /** Fails what was not decided when the engine ends; nothing of it was confirmed. */
    void abandon() {
        var left = new ArrayList<>(again);
        again.clear();
        incoming.drainTo(left);
        left.forEach(work -> fail(
                work, new EngineBusyException("The engine was closed before the command was decided. Give it again.")));
    }

    private void settle(List<Drafted> drafted, List<Committed> verdicts) {
        int next = 0;
        var retries = new ArrayList<Work>();
        var stale = new LinkedHashSet<TenantId>();
        for (Drafted one : drafted) {
            Committed verdict = one.change() == null ? new Committed.Done(0) : verdicts.get(next++);
            if (verdict instanceof Committed.Done done) {
                done(one, done.position());
            } else if (verdict instanceof Committed.Duplicate duplicate) {
                repeated(one.work(), duplicate.firstAnswer());
            } else if (verdict instanceof Committed.Conflict) {
                stale.add(one.work().tenant);
                conflict(one.work(), retries);
            } else {
                park(one.work(), ((Committed.Failed) verdict).reason());
            }
        }
        again.addAll(0, retries);
        stale.forEach(parking::mayBeStale);
    }

    private void done(Drafted one, long position) {
        if (one.edits().stream().anyMatch(edit -> edit.key().kind() == RecordKind.CONFIGURATION)) {
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

    private void repeated(Work work, @Nullable String firstAnswer) {
        if (work.command instanceof Command.SaveConfiguration) {
            parking.configurationSaved(work.tenant);
        }
        answer(work, first(work, firstAnswer));
    }

    private void conflict(Work work, List<Work> retries) {
        int conflicts = work.conflicted();
        boolean patient = clock.instant().isBefore(work.since.plus(PATIENCE)) || conflicts <= 3;
        if (patient || work.origin instanceof Origin.Inbound || work.mustNotBeLost()) {
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
    private void storeFailed(List<Work> works, RuntimeException cause) {
        failures++;
        LOG.warn("The store failed {} times in a row; the batch is decided again", failures, LogSafe.trace(cause));
        boolean goOn = failures <= MAX_FAILURES;
        again.addAll(
                0, works.stream().filter(work -> goOn || work.mustNotBeLost()).toList());
        if (!goOn) {
            works.stream()
                    .filter(work -> !work.mustNotBeLost())
                    .forEach(work -> fail(
                            work,
                            new EngineBusyException(
                                    "The store failed " + failures
                                            + " times in a row. Nothing was confirmed; give the command again.",
                                    cause)));
        }
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
}
