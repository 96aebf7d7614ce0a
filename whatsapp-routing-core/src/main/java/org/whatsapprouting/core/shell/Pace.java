package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Spreads sends of one account over time: a steady rate with a small burst, by the virtual scheduling algorithm of rate
 * limiters. Safe for any thread.
 */
final class Pace {
    private final Duration interval;
    private final Duration burst;
    private final AtomicReference<Instant> nextFree = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param perSecond how many sends a second in the long run, 1 or more
     * @param burst how many at once after a pause
     */
    Pace(int perSecond, int burst) {
        this.interval = Duration.ofNanos(1_000_000_000L / perSecond);
        this.burst = interval.multipliedBy(burst);
    }

    /** Takes the next place and returns how long to wait for it. */
    Duration take(Instant now) {
        Instant mine = nextFree.getAndUpdate(free -> {
            Instant earliest = now.minus(burst);
            return (free.isBefore(earliest) ? earliest : free).plus(interval);
        });
        return mine.isAfter(now) ? Duration.between(now, mine) : Duration.ZERO;
    }
}
