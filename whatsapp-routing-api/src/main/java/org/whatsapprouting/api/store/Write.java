package org.whatsapprouting.api.store;

import org.jspecify.annotations.Nullable;

/** One record written by a {@link Change}. */
public sealed interface Write {

    /** The record. */
    RecordKey key();

    /**
     * Makes or replaces a record, provided it still has the version that was read.
     *
     * @param key the record
     * @param read the version the decision was based on; {@link Version#ABSENT} for a new record
     * @param next the version it gets
     * @param document its new state
     * @param content its new content, or null to keep what is there
     * @param columns its new columns, all of them
     */
    record Put(
            RecordKey key,
            Version read,
            Version next,
            String document,
            @Nullable String content,
            Columns columns) implements Write {}

    /**
     * Makes or replaces a record whatever its version.
     *
     * @param key the record
     * @param next the version it gets
     * @param document its new state
     * @param columns its new columns
     */
    record Upsert(RecordKey key, Version next, String document, Columns columns) implements Write {}

    /**
     * Removes a record, provided it still has the version that was read.
     *
     * @param key the record
     * @param read the version the decision was based on, not {@link Version#ABSENT}
     */
    record Delete(RecordKey key, Version read) implements Write {}
}
