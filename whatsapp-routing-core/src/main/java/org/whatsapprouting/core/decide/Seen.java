package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;

/**
 * A record as a decision sees it.
 *
 * @param key its name
 * @param version its version, {@link Version#ABSENT} if there is none
 * @param state its decoded document, or null if there is none
 * @param content its decoded content, or null if there is none
 */
public record Seen(
        RecordKey key,
        Version version,
        @Nullable Object state,
        @Nullable Object content) {
    /** Returns a record that does not exist. */
    public static Seen absent(RecordKey key) {
        return new Seen(key, Version.ABSENT, null, null);
    }
}
