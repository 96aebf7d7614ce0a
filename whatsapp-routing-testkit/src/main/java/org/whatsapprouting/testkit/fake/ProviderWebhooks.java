package org.whatsapprouting.testkit.fake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * Webhooks of one business number as its messaging company sends them, written from the company's documentation and not from
 * the provider that reads them. Immutable, safe for any thread.
 */
public interface ProviderWebhooks {

    /**
     * A customer writes a text.
     *
     * @param id the company's id of the message
     * @param from the customer's number without plus sign
     * @param name the name the customer shows
     */
    WebhookCall textMessage(String id, String from, String name, Instant at, String text);

    /**
     * A message of the business has come this far.
     *
     * @param id the company's id of the message
     * @param status one of SENT, DELIVERED, READ and FAILED
     * @param to the customer's number without plus sign
     * @param reference what the provider sent as its own reference, or null
     */
    WebhookCall statusReport(String id, DeliveryStatus status, String to, Instant at, @Nullable String reference);

    /**
     * Something that nobody has heard of yet.
     *
     * @param type the name of the type or event
     * @param text occurs somewhere in the call
     */
    WebhookCall unknownType(String type, String id, String from, Instant at, String text);

    /** Any body, with everything that makes it authentic. */
    WebhookCall authentic(byte[] body);

    /** The same call without what makes it authentic. */
    default WebhookCall unauthentic(WebhookCall call) {
        return call.withoutHeaders();
    }

    /** The webhooks of somebody who has other secrets and claims to be the same. */
    ProviderWebhooks foreign();
}
