package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads one element of {@code value.statuses}. */
final class StatusReader {
    private static final Map<String, DeliveryStatus> STATUSES = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    private StatusReader() {}

    static InboundEvent read(Change change, JsonNode status) {
        String id = JsonFields.id(status, "id");
        String name = JsonFields.id(status, "status");
        DeliveryStatus reached = name == null ? null : STATUSES.get(name);
        if (id == null || name == null || reached == null) {
            return Unreadable.element(change, status, "a status without an id, or of an unknown kind");
        }
        return new InboundEvent.StatusReported(
                EventKeys.status(change.number(), id, name, participant(status)),
                change.number(),
                Timestamps.read(status, "timestamp", change.received()),
                id,
                reached,
                JsonFields.id(status, "biz_opaque_callback_data"),
                reached == DeliveryStatus.FAILED ? failure(status) : null);
    }

    private static @Nullable String participant(JsonNode status) {
        String phone = JsonFields.id(status, "recipient_participant_id");
        return phone != null ? phone : JsonFields.id(status, "recipient_participant_user_id");
    }

    private static InboundEvent.@Nullable Failure failure(JsonNode status) {
        return JsonFields.list(status, "errors").stream()
                .findFirst()
                .map(GraphError::of)
                .map(error -> new InboundEvent.Failure(error.rule().reason(), error.codeText(), error.detail()))
                .orElse(null);
    }
}
