package org.whatsapprouting.api.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for records by their columns. What it returns is a hint: a decision that rests on a record names it as guard
 * or write.
 *
 * @param kind which records
 * @param equal the values columns must have, compared by code point
 * @param idPrefix what the id must start with, or null
 * @param sort in which order
 * @param after only records after this place, or null to begin at the start
 * @param limit how many at the most, 1 to 1,000
 */
public record Range(
        RecordKind kind,
        Map<Column, String> equal,
        @Nullable String idPrefix,
        Sort sort,
        @Nullable Cursor after,
        int limit) {
    private static final int MAX_LIMIT = 1_000;

    /** @throws IllegalArgumentException if the limit is not in 1 to 1,000 */
    public Range {
        equal = Map.copyOf(equal);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A range returns 1 to " + MAX_LIMIT + " records, not " + limit + ".");
        }
    }

    /** Columns a range can ask for. */
    public enum Column {
        /** See {@link Columns#lane()}. */
        LANE,
        /** See {@link Columns#owner()}. */
        OWNER,
        /** See {@link Columns#status()}. */
        STATUS,
        /** See {@link Columns#account()}. */
        ACCOUNT,
        /** See {@link Columns#reference()}. */
        REFERENCE
    }

    /** Orders a range can have. */
    public enum Sort {
        /** By {@link Columns#order()}, then id. */
        BY_ORDER,
        /** By id, rising. */
        BY_ID,
        /** By id, falling: for interactions the newest first. */
        BY_ID_DESCENDING
    }

    /**
     * A place in a range.
     *
     * @param order the order of the record passed last; ignored when sorted by id
     * @param id the id of the record passed last
     */
    public record Cursor(long order, String id) {}

    /** Returns the records of a lane, in order. */
    public static Range lane(RecordKind kind, String lane, int limit) {
        return new Range(kind, Map.of(Column.LANE, lane), null, Sort.BY_ORDER, null, limit);
    }

    /** Returns the records whose id starts with a prefix, by id. */
    public static Range prefix(RecordKind kind, String idPrefix, int limit) {
        return new Range(kind, Map.of(), idPrefix, Sort.BY_ID, null, limit);
    }

    /** Returns the records with a reference, by id. */
    public static Range reference(RecordKind kind, String reference, int limit) {
        return new Range(kind, Map.of(Column.REFERENCE, reference), null, Sort.BY_ID, null, limit);
    }
}
