package org.whatsapprouting.api.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;

/** What became of a send. */
public sealed interface SendOutcome {

    /**
     * The provider took the message.
     *
     * @param providerMessageId the provider's id of it, not blank
     */
    record Accepted(String providerMessageId) implements SendOutcome {
        /** @throws IllegalArgumentException if the id is blank */
        public Accepted {
            if (providerMessageId.isBlank()) {
                throw new IllegalArgumentException("An accepted send needs the provider's message id.");
            }
        }
    }

    /**
     * The provider surely did not take the message and may take it later. Only for answers that the provider documents so,
     * and for failures before the first byte was sent.
     *
     * @param retryAfter how long to wait at least, as the provider asked, or null for the engine's own schedule
     * @param code the provider's code or the kind of failure
     * @param detail for people; no secret, no customer content
     * @param reach what else would not be taken now; the engine slows that down, and nothing else
     */
    record Deferred(@Nullable Duration retryAfter, String code, String detail, Reach reach) implements SendOutcome {
        /** Only this message, or this customer, waits. */
        public Deferred(@Nullable Duration retryAfter, String code, String detail) {
            this(retryAfter, code, detail, Reach.CUSTOMER);
        }

        /** Whatever the business number sends waits. */
        public static Deferred ofNumber(@Nullable Duration retryAfter, String code, String detail) {
            return new Deferred(retryAfter, code, detail, Reach.NUMBER);
        }

        /** What an answer speaks about. */
        public enum Reach {
            /** The message, or whatever goes to this customer: messages to him wait behind this one anyway. */
            CUSTOMER,
            /** Whatever the business number sends: it sent too much, or is being worked on. */
            NUMBER
        }
    }

    /**
     * The provider refused the message for good.
     *
     * @param reason the class of the refusal
     * @param code the provider's code
     * @param detail for people; no secret, no customer content
     */
    record Rejected(RejectReason reason, String code, String detail) implements SendOutcome {}

    /**
     * Nobody knows whether the provider took it: time-out, connection lost after sending, 5xx, unreadable answer.
     *
     * @param code the kind of failure
     * @param detail for people; no secret, no customer content
     */
    record Unknown(String code, String detail) implements SendOutcome {}
}
