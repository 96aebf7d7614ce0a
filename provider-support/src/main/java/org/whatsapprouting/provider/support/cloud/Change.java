package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * What the elements of one {@code entry[].changes[]} have in common (Meta 1.6).
 *
 * @param entry what is around it
 * @param field what the change is about, or null
 * @param number the provider's id of the business number, or null
 */
record Change(Entry entry, @Nullable String field, @Nullable String number) {

    /** Takes what is no change for one, as far as it goes. */
    static Change likeness(JsonNode node, Instant received) {
        return new Change(
                Entry.none(received),
                JsonFields.id(node, "field"),
                JsonFields.id(node.path("value").path("metadata"), "phone_number_id"));
    }

    /** The time of the entry, or when it was received. */
    Instant at() {
        return entry.at();
    }

    /** When the body was received. */
    Instant received() {
        return entry.received();
    }
}
