package org.whatsapprouting.persistence.jdbc.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the store keeps them: nanoseconds since 1970, exact from 1678 to 2261. */
public final class Nanos {
    private static final long PER_SECOND = 1_000_000_000;
    private static final Instant EARLIEST = Instant.ofEpochSecond(0, Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private Nanos() {}

    /** Returns the nanoseconds of a time; of one out of reach the nearest that is within. */
    public static long of(Instant time) {
        if (!time.isAfter(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        if (!time.isBefore(LATEST)) {
            return Long.MAX_VALUE;
        }
        // Counted from the second towards zero, for the product of the other one may overflow.
        long second = time.getEpochSecond();
        return second < 0
                ? (second + 1) * PER_SECOND + (time.getNano() - PER_SECOND)
                : second * PER_SECOND + time.getNano();
    }

    /** Returns the nanoseconds of a time, or null for none. */
    public static @Nullable Long orNull(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    /** Returns the time of a count of nanoseconds. */
    public static Instant time(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
