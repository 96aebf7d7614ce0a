package org.whatsapprouting.api.store;

import java.util.List;
import java.util.Map;

/**
 * What a load found.
 *
 * @param records the records that exist, by key; a key that was asked for and is not here is absent
 * @param ranges the answers to the ranges, in the order they were asked
 */
public record Loaded(Map<RecordKey, StoredRecord> records, List<List<StoredRecord>> ranges) {
    /** Copies the collections. */
    public Loaded {
        records = Map.copyOf(records);
        ranges = List.copyOf(ranges);
    }
}
