package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * One element of {@code entry[].changes[]} with what its entry says about it (Meta 1.6).
 *
 * @param node the element itself
 * @param field what the change is about, or null
 * @param value what changed; a missing node if it is absent
 * @param entryId the business account, or empty
 * @param entryTime the time of the entry as sent, or empty; only beside fields other than {@code messages}
 * @param number the provider's id of the business number, or null
 * @param at the time of the entry, or when it was received
 * @param received when the body was received
 */
record Change(
        JsonNode node,
        @Nullable String field,
        JsonNode value,
        String entryId,
        String entryTime,
        @Nullable String number,
        Instant at,
        Instant received) {

    static Change of(JsonNode entry, JsonNode node, Instant received) {
        JsonNode value = node.path("value");
        String entryId = JsonFields.text(entry, "id");
        String entryTime = JsonFields.text(entry, "time");
        return new Change(
                node,
                JsonFields.id(node, "field"),
                value,
                entryId == null ? "" : entryId,
                entryTime == null ? "" : entryTime,
                JsonFields.id(value.path("metadata"), "phone_number_id"),
                Timestamps.read(entry, "time", received),
                received);
    }
}
