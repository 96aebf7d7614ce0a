package org.whatsapprouting.provider.support.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands around changes (Meta 1.4).
 *
 * @param id the business account, or empty
 * @param time the time as sent, or empty; only beside fields other than {@code messages}
 * @param at that time, or when it was received
 * @param received when the body was received
 */
public record Entry(String id, String time, Instant at, Instant received) {

    /** Returns an entry of what was sent of it. */
    public static Entry of(@Nullable String id, @Nullable String time, Instant received) {
        return new Entry(id == null ? "" : id, time == null ? "" : time, Timestamps.read(time, received), received);
    }

    /** Returns what is around a change that nothing is around. */
    public static Entry none(Instant received) {
        return of(null, null, received);
    }
}
