package org.whatsapprouting.core.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Decision;

/** Commands that are decided together, each seeing the results of those before it. Confined to the processor. */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final int MAX_ROUNDS_OF_LOADING = 64;

    private final List<Work> works;
    private final Overlay overlay;
    private final Tenants tenants;
    private final Versions versions;
    private final Records records;
    private final EngineClock clock;
    private final Map<TenantId, Tenants.InForce> inForce = new HashMap<>();
    private final List<Drafted> drafted = new ArrayList<>();
    private final List<Work> later = new ArrayList<>();
    private final List<Work> broken = new ArrayList<>();

    Batch(List<Work> works, Overlay overlay, Tenants tenants, Versions versions, Records records, EngineClock clock) {
        this.works = works;
        this.overlay = overlay;
        this.tenants = tenants;
        this.versions = versions;
        this.records = records;
        this.clock = clock;
    }

    /** What was decided, in order. */
    List<Drafted> drafted() {
        return drafted;
    }

    /** What must not be decided before this batch is committed. */
    List<Work> later() {
        return later;
    }

    /** What could not be decided, which is a defect. */
    List<Work> broken() {
        return broken;
    }

    void decide() {
        if (works.size() > 1) {
            preload();
        }
        for (Work work : works) {
            if (isDispatchOfFreshMark(work)) {
                later.add(work);
            } else {
                Drafted one = decide(work);
                if (one == null) {
                    broken.add(work);
                } else {
                    drafted.add(one);
                }
            }
        }
    }

    /**
     * A lane marked in this batch is dispatched after its commit. What marked it is on the overlay, but the lane was read
     * from the store before; and the mark may have replaced one of another engine, whose reason for it this batch has not
     * seen. Such a look would find nobody and remove the mark, and nobody would look again.
     */
    private boolean isDispatchOfFreshMark(Work work) {
        return work.command instanceof Command.Due due
                && due.key().kind() == RecordKind.MARK
                && overlay.isWritten(due.key());
    }

    /** Loads for all commands together what each of them needs alone, so that a batch costs few reads. */
    private void preload() {
        var waiting = new ArrayList<>(works);
        for (int round = 0; round < MAX_ROUNDS_OF_LOADING && !waiting.isEmpty(); round++) {
            var wanted = new HashMap<TenantId, Wanted>();
            waiting.removeIf(work -> {
                if (ask(work, clock.instant()) instanceof Decision.Needs needs) {
                    wanted.computeIfAbsent(work.tenant, t -> new Wanted()).add(needs);
                    return false;
                }
                return true;
            });
            wanted.forEach((tenant, all) -> overlay.load(tenant, all.needs()));
        }
    }

    private @Nullable Drafted decide(Work work) {
        Instant now = clock.instant();
        Decision decision = ask(work, now);
        for (int round = 0; round < MAX_ROUNDS_OF_LOADING && decision instanceof Decision.Needs needs; round++) {
            overlay.load(work.tenant, needs);
            decision = ask(work, now);
        }
        return decision instanceof Decision.Decided decided ? draft(work, decided, now) : null;
    }

    /** Asks for a decision; null if the question itself fails, which must not harm its neighbours. */
    private @Nullable Decision ask(Work work, Instant now) {
        try {
            return configuration(work).decider().decide(overlay.of(work.tenant), work.command, work.fresh, now);
        } catch (RuntimeException defect) {
            LOG.error("A {} could not be decided", work.command.getClass().getSimpleName(), LogSafe.trace(defect));
            return null;
        }
    }

    /** Turns a decision into a change; null if that fails, which must not harm its neighbours. */
    private @Nullable Drafted draft(Work work, Decision.Decided decided, Instant now) {
        try {
            return Drafted.of(work, decided, configuration(work).version(), versions, records, overlay, now);
        } catch (RuntimeException defect) {
            LOG.error("A {} could not be encoded", work.command.getClass().getSimpleName(), LogSafe.trace(defect));
            return null;
        }
    }

    /** One configuration for the whole batch, so that each decision is guarded by the one it was made under. */
    private Tenants.InForce configuration(Work work) {
        return inForce.computeIfAbsent(work.tenant, tenants::of);
    }

    /** What several commands of one tenant need. */
    private static final class Wanted {
        private final HashSet<RecordKey> keys = new HashSet<>();
        private final List<Range> ranges = new ArrayList<>();

        void add(Decision.Needs needs) {
            keys.addAll(needs.keys());
            needs.ranges().stream().filter(range -> !ranges.contains(range)).forEach(ranges::add);
        }

        Decision.Needs needs() {
            return new Decision.Needs(keys, ranges);
        }
    }
}
