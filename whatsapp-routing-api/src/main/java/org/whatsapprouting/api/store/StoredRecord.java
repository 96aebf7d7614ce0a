package org.whatsapprouting.api.store;

import org.jspecify.annotations.Nullable;

/**
 * A record as the store keeps it.
 *
 * @param key its name
 * @param version its version, never {@link Version#ABSENT}
 * @param document its state as JSON: ids, codes and times, never customer content
 * @param content what came from or went to a customer, as JSON; or null if there is none or it was erased
 * @param columns what it can be found by
 */
public record StoredRecord(
        RecordKey key,
        Version version,
        String document,
        @Nullable String content,
        Columns columns) {}
