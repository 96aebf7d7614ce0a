package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.core.decide.Effect;

/**
 * The sends of one number that wait for their turn: a moment's worth of them. What would wait longer is put off until
 * about its turn, so that it waits in the outbox and not under a lease. Safe for any thread.
 */
final class Turns {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** A send that could not start this long after its lease began is given back, so that the lease outlives the call. */
    private static final Duration MUST_START_WITHIN = Duration.ofSeconds(20);

    private final Pace pace = new Pace();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Instant promised = Instant.EPOCH;
    private boolean called;

    /**
     * A send that waits.
     *
     * @param since when its lease began
     */
    record Waiting(TenantId tenant, Effect.Send send, Instant since) {}

    /**
     * A send that does not wait here.
     *
     * @param until when its turn may come
     */
    record PutOff(Waiting send, Instant until) {}

    /** Lets a send wait, or returns it if it would wait for long. */
    synchronized @Nullable PutOff join(Waiting send, Pacing limits, Instant now) {
        Duration ahead = Pace.interval(limits).multipliedBy(waiting.size());
        Duration wait = pace.untilNext(limits, now).plus(ahead);
        if (wait.compareTo(PATIENCE) > 0) {
            return putOff(send, limits, now.plus(wait));
        }
        waiting.add(send);
        return null;
    }

    /** In how long somebody has to come for the next send; null if nothing waits, or somebody was told already. */
    synchronized @Nullable Duration call(Pacing limits, Instant now) {
        if (waiting.isEmpty() || called) {
            return null;
        }
        called = true;
        return pace.untilNext(limits, now);
    }

    /** Returns the sends that cannot wait any longer. Whoever was told to come calls this first. */
    synchronized List<PutOff> late(Pacing limits, Instant now) {
        called = false;
        boolean held = pace.untilNext(limits, now).compareTo(PATIENCE) > 0;
        var late = new ArrayList<PutOff>();
        while (!waiting.isEmpty() && (held || waiting.element().since().isBefore(now.minus(MUST_START_WITHIN)))) {
            late.add(putOff(waiting.remove(), limits, now.plus(pace.untilNext(limits, now))));
        }
        return late;
    }

    /** Returns the send whose turn it is, or null if it is none's. */
    synchronized @Nullable Waiting next(Pacing limits, Instant now) {
        if (waiting.isEmpty() || !pace.untilNext(limits, now).isZero()) {
            return null;
        }
        pace.count(limits, now);
        return waiting.remove();
    }

    /** The provider wants nothing from this number for some time. */
    synchronized void hold(Pacing limits, @Nullable Duration asked, Instant now) {
        pace.hold(limits, asked, now);
    }

    /** The provider took a message. */
    synchronized void taken() {
        pace.taken();
    }

    /** They come again one by one: not all at once when the number may send. */
    private PutOff putOff(Waiting send, Pacing limits, Instant earliest) {
        Instant until = promised.isAfter(earliest) ? promised : earliest;
        promised = until.plus(Pace.interval(limits));
        return new PutOff(send, until);
    }
}
