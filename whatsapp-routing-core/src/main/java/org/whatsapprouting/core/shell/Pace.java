package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.Pacing;

/**
 * How much one number has sent: a steady rate with a burst, by the virtual scheduling algorithm of rate limiters. It
 * begins with a whole burst, so after a restart a number may send at most one burst too much. Not safe for threads; the
 * {@link Turns} of the number lock.
 */
final class Pace {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    /** However long a provider asks to be left alone: then one message asks again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** The time at which a message would leave if none ever left early. */
    private Instant schedule = Instant.EPOCH;

    private Instant heldUntil = Instant.EPOCH;
    private int pauses;

    /** How long to wait until a message may leave; zero if one may now. */
    Duration untilNext(Pacing limits, Instant now) {
        Instant next = schedule.minus(early(limits));
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    /** A message leaves. */
    void count(Pacing limits, Instant now) {
        schedule = (schedule.isAfter(now) ? schedule : now).plus(interval(limits));
    }

    /**
     * The provider says that the number sends too much: it sends nothing for as long as asked. If nothing is asked, for a
     * second, doubling while no message is taken. Answers to what was under way by then do not count again.
     */
    void hold(Pacing limits, @Nullable Duration asked, Instant now) {
        if (asked == null && now.isBefore(heldUntil)) {
            return;
        }
        Duration pause = asked == null ? FIRST_PAUSE.multipliedBy(1L << Math.min(pauses++, MOST_DOUBLINGS)) : asked;
        Instant until = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        heldUntil = until.isAfter(heldUntil) ? until.truncatedTo(ChronoUnit.MICROS) : heldUntil;
        Instant nothingEarly = heldUntil.plus(early(limits));
        schedule = schedule.isAfter(nothingEarly) ? schedule : nothingEarly;
    }

    /** The provider took a message. */
    void taken() {
        pauses = 0;
    }

    /** How far apart messages leave in the long run, in whole microseconds as the engine's time is. */
    static Duration interval(Pacing limits) {
        return Duration.of((1_000_000L + limits.perSecond() - 1) / limits.perSecond(), ChronoUnit.MICROS);
    }

    /** How far ahead of its schedule a message may leave. */
    private static Duration early(Pacing limits) {
        return interval(limits).multipliedBy(limits.burst() - 1L);
    }
}
