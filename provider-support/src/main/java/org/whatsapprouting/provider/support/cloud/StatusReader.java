package org.whatsapprouting.provider.support.cloud;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.JsonTokens.Part;

/** Reads one element of {@code value.statuses}, in two steps like {@link ChangeReader}. */
final class StatusReader {
    private final JsonTokens json;
    private final Carrier carrier;
    private final Part part;
    private @Nullable String id;
    private @Nullable String status;
    private @Nullable String timestamp;
    private @Nullable String participant;
    private @Nullable String participantUserId;
    private @Nullable String reference;

    /** Passes over the element. */
    StatusReader(JsonTokens json, Carrier carrier) throws IOException {
        this.json = json;
        this.carrier = carrier;
        int place = json.place();
        readStatus();
        this.part = json.since(place);
    }

    private void readStatus() throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "id" -> id = json.id();
                case "status" -> status = json.id();
                case "timestamp" -> timestamp = json.text();
                case "recipient_participant_id" -> participant = json.id();
                case "recipient_participant_user_id" -> participantUserId = json.id();
                case "biz_opaque_callback_data" -> reference = json.id();
                default -> json.skip();
            }
        }
    }

    Part part() {
        return part;
    }

    InboundEvent event(Change change) throws IOException {
        DeliveryStatus reached = status == null ? null : carrier.reached(status);
        String message = carrier.statusId(id);
        if (message == null || reached == null) {
            return Unreadable.element(change, json.tree(part), "a status without an id, or of an unknown kind");
        }
        return new InboundEvent.StatusReported(
                EventKeys.status(
                        change.number(), message, reached, participant != null ? participant : participantUserId),
                change.number(),
                Timestamps.read(timestamp, change.received()),
                message,
                reached,
                reference,
                reached == DeliveryStatus.FAILED ? failure() : null);
    }

    private InboundEvent.@Nullable Failure failure() throws IOException {
        return JsonFields.list(json.tree(part), "errors").stream()
                .findFirst()
                .map(GraphError::of)
                .map(error -> new InboundEvent.Failure(error.rule().reason(), error.codeText(), error.detail()))
                .orElse(null);
    }
}
