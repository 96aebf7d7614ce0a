package org.whatsapprouting.api.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TenantId;

/**
 * One committed decision: what happened, who caused it, and why.
 *
 * @param position the place in the tenant's feed: rising in commit order, with gaps
 * @param tenant whose
 * @param at when it was decided
 * @param actor who caused it
 * @param interaction the interaction it is about, or null
 * @param events what happened, in order
 * @param explanation why
 */
public record HistoryEntry(
        long position,
        TenantId tenant,
        Instant at,
        Actor actor,
        @Nullable InteractionId interaction,
        List<RoutingEvent> events,
        Explanation explanation) {
    /** Copies the events. */
    public HistoryEntry {
        events = List.copyOf(events);
    }
}
