package org.whatsapprouting.api.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;

/**
 * One decision to be made durable: whole or not at all.
 *
 * @param tenant whose records it writes; every key in it carries the same tenant
 * @param origin where it comes from
 * @param answer what to answer if the same origin comes again, or null; not for {@link Origin.Engine}
 * @param guards records that must not have changed
 * @param writes records to write, each key once
 * @param history what to add to the history, or null for nothing
 * @param at when it was decided
 */
public record Change(
        TenantId tenant,
        Origin origin,
        @Nullable String answer,
        List<Guard> guards,
        List<Write> writes,
        @Nullable HistoryText history,
        Instant at) {
    /** Copies the lists. */
    public Change {
        guards = List.copyOf(guards);
        writes = List.copyOf(writes);
    }

    /**
     * Returns what is wrong with this change in itself, or null. Every store answers a flawed change with
     * {@link Committed.Failed}, so that what one store takes all do. It is a flaw: to name a record of another tenant; to
     * write a record twice; {@link Version#ABSENT} as new version or in a delete; a subject, lane, owner, status, account
     * or reference of more than 200 characters; any text of more than 16,777,216 characters; a text with U+0000 or half a
     * surrogate pair; a time a signed 64-bit count of nanoseconds does not reach (before 1678 or after 2261).
     *
     * @return the flaw, without customer content
     */
    public @Nullable String flaw() {
        return FlawSearch.in(this);
    }

    /**
     * An entry of the history before it has its position.
     *
     * @param subject what it is about, for example the interaction's id; or null
     * @param document the entry as JSON: ids and codes, never customer content
     */
    public record HistoryText(@Nullable String subject, String document) {}
}
