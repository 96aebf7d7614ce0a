package org.whatsapprouting.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history.
 *
 * @param position its place in the tenant's feed: rising in commit order, with gaps, 1 or more
 * @param subject what it is about, or null
 * @param at when it was decided
 * @param document the entry as JSON
 */
public record HistoryRow(long position, @Nullable String subject, Instant at, String document) {}
