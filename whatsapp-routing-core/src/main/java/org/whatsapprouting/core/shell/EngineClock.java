package org.whatsapprouting.core.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The engine's time: that of its source in whole microseconds, but never going back. Safe for any thread. */
public final class EngineClock implements InstantSource {
    private final InstantSource source;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    /** Takes the time from this source. */
    public EngineClock(InstantSource source) {
        this.source = source;
    }

    /** Takes the time from the machine. */
    @ReadsSystemClock
    public static EngineClock ofSystem() {
        return new EngineClock(InstantSource.system());
    }

    @Override
    public Instant instant() {
        Instant read = source.instant().truncatedTo(ChronoUnit.MICROS);
        return last.accumulateAndGet(read, (before, now) -> now.isAfter(before) ? now : before);
    }
}
