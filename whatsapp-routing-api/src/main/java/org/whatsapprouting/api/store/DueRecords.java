package org.whatsapprouting.api.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records somebody has to look at.
 *
 * @param keys the records whose time has come, the longest overdue first
 * @param next when the next one after these is due, or null if there is none
 */
public record DueRecords(List<RecordKey> keys, @Nullable Instant next) {
    /** Copies the list. */
    public DueRecords {
        keys = List.copyOf(keys);
    }
}
