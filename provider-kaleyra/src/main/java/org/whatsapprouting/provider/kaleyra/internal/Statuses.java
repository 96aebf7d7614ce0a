package org.whatsapprouting.provider.kaleyra.internal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/** Kaleyra's statuses, in any case (Kaleyra 1.3, 1.5). */
final class Statuses {
    /** {@code not-sent} never reached WhatsApp; {@code 0} is what some profiles send for it. */
    private static final Map<String, DeliveryStatus> REACHED = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED,
            "not-sent", DeliveryStatus.FAILED,
            "0", DeliveryStatus.FAILED);

    private Statuses() {}

    static String normal(String status) {
        return status.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Returns how far a message is, or null for a status that nobody knows. */
    static @Nullable DeliveryStatus reached(String status) {
        return REACHED.get(normal(status));
    }
}
