package org.whatsapprouting.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store can find records by, besides their key. The engine fills the columns; the store never looks into the
 * document. Absent values are not indexed.
 *
 * @param lane the waiting line the record stands in, or null
 * @param owner who owns it, or null
 * @param status its status, or null
 * @param account the account it belongs to, or null
 * @param reference a digest it is looked up by, or null; not unique
 * @param order the place in its lane: smaller first, then by id
 * @param due when somebody has to look at it, or null for never
 * @param search text folded for searching, or null
 */
public record Columns(
        @Nullable String lane,
        @Nullable String owner,
        @Nullable String status,
        @Nullable String account,
        @Nullable String reference,
        long order,
        @Nullable Instant due,
        @Nullable String search) {
    /** No columns at all. */
    public static final Columns NONE = new Columns(null, null, null, null, null, 0, null, null);

    /** Returns columns with nothing but a time at which somebody has to look. */
    public static Columns due(Instant due) {
        return new Columns(null, null, null, null, null, 0, due, null);
    }
}
