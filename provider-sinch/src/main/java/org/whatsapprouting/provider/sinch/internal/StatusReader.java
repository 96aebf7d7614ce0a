package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads how far messages of ours have come (Sinch 1.4). */
final class StatusReader {
    private static final int MAX_REFERENCE = 64;
    private static final Map<String, DeliveryStatus> STATUSES = Map.of(
            "QUEUED_ON_CHANNEL", DeliveryStatus.SENT,
            "DELIVERED", DeliveryStatus.DELIVERED,
            "READ", DeliveryStatus.READ,
            "FAILED", DeliveryStatus.FAILED);

    private StatusReader() {}

    /** Reads the member {@code message_delivery_report}. */
    static InboundEvent report(Callback callback, JsonNode report) {
        String name = JsonFields.id(report, "status");
        if ("SWITCHING_CHANNEL".equals(name)) {
            return callback.notice("message_delivery_report.SWITCHING_CHANNEL");
        }
        DeliveryStatus reached = name == null ? null : STATUSES.get(name);
        if (name == null || reached == null) {
            return callback.unreadable("a delivery report of an unknown status");
        }
        JsonNode reason = report.path("reason");
        return status(callback, report, name, reached, reached == DeliveryStatus.FAILED ? Reason.of(reason) : null);
    }

    /** Reads the member {@code message_submit_notification}: Sinch took the message. */
    static InboundEvent submitted(Callback callback, JsonNode notification) {
        return status(callback, notification, "SUBMITTED", DeliveryStatus.SENT, null);
    }

    private static InboundEvent status(
            Callback callback, JsonNode element, String name, DeliveryStatus reached, @Nullable Reason reason) {
        String id = JsonFields.id(element, "message_id");
        if (id == null) {
            return callback.unreadable("a delivery report without a message id");
        }
        return new InboundEvent.StatusReported(
                callback.key("status", id, name),
                callback.app(),
                callback.at(),
                id,
                reached,
                reference(callback, element),
                reason == null ? null : reason.failure());
    }

    /** It went out twice, as metadata and as correlation id. What is too long to be ours was sent by somebody else. */
    private static @Nullable String reference(Callback callback, JsonNode element) {
        String metadata = JsonFields.id(element, "metadata");
        String reference = metadata != null ? metadata : callback.reference();
        return reference != null && reference.length() <= MAX_REFERENCE ? reference : null;
    }
}
