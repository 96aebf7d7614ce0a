package org.whatsapprouting.provider.twilio.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.LogSafe;

/** Reads how far a message of ours has come (Twilio 1.5). */
final class StatusReader {
    /** As soon as Twilio has it in hand, it is sent as far as we are concerned. */
    private static final Map<String, DeliveryStatus> STATUSES = Map.of(
            "accepted", DeliveryStatus.SENT,
            "scheduled", DeliveryStatus.SENT,
            "queued", DeliveryStatus.SENT,
            "sending", DeliveryStatus.SENT,
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "undelivered", DeliveryStatus.FAILED,
            "failed", DeliveryStatus.FAILED,
            "canceled", DeliveryStatus.FAILED);

    private StatusReader() {}

    static InboundEvent read(
            Fields form,
            @Nullable String number,
            String id,
            String name,
            @Nullable String reference,
            Instant received) {
        DeliveryStatus reached = STATUSES.get(name.toLowerCase(Locale.ROOT));
        if (reached == null) {
            return WebhookReader.unrecognised(form, number, received, "a status of an unknown kind");
        }
        return new InboundEvent.StatusReported(
                EventKeys.of("status", id, name.toLowerCase(Locale.ROOT)),
                number,
                received,
                id,
                reached,
                reference,
                reached == DeliveryStatus.FAILED ? failure(form, name) : null);
    }

    private static InboundEvent.Failure failure(Fields form, String name) {
        String code = form.id("ErrorCode");
        return new InboundEvent.Failure(
                ErrorTable.rule(code).reason(),
                LogSafe.detail(code == null ? name : code),
                LogSafe.detail(form.firstOf("ChannelStatusMessage", "ErrorMessage")));
    }
}
