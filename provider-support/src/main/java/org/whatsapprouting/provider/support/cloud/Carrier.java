package org.whatsapprouting.provider.support.cloud;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/** Who brings WhatsApp's objects: what a company that passes them on writes in another way than Meta. */
public interface Carrier {
    /** Meta itself. */
    Carrier META = new Carrier() {};

    /** Meta's names of statuses. */
    Map<String, DeliveryStatus> STATUSES = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    /**
     * Returns the provider's id of the business number of a change, or null.
     *
     * @param id Meta's id of it, or null
     * @param shown the number as people write it, or null
     */
    default @Nullable String number(@Nullable String id, @Nullable String shown) {
        return id;
    }

    /** Returns how far a message is, or null for a status that nobody knows. */
    default @Nullable DeliveryStatus reached(String status) {
        return STATUSES.get(status);
    }

    /**
     * Returns the provider's id of the message that a status is about, or null.
     *
     * @param id the one in the status, or null
     */
    default @Nullable String statusId(@Nullable String id) {
        return id;
    }
}
