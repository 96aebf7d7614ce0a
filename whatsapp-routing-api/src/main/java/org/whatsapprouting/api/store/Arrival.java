package org.whatsapprouting.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;

/**
 * An inbound event that is made durable before it is decided.
 *
 * @param tenant whose it is
 * @param key what makes it unique
 * @param contact what its customer is known by: a digest; equal for events that must keep their order
 * @param document the event as JSON
 * @param at when it was received
 */
public record Arrival(TenantId tenant, InboxKey key, String contact, String document, Instant at) {
    /**
     * Returns what keeps stores from taking this event, or null: the rules for text and time of {@link Change#flaw()}. An
     * {@code append} with a flawed event fails as a whole.
     *
     * @return the flaw, without customer content
     */
    public @Nullable String flaw() {
        return FlawSearch.in(this);
    }
}
