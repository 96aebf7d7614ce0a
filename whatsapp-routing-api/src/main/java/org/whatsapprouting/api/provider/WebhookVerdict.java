package org.whatsapprouting.api.provider;

import java.util.List;
import org.whatsapprouting.api.message.InboundEvent;

/** What a provider makes of a webhook. */
public sealed interface WebhookVerdict {

    /**
     * A handshake that checks out; the body is to be answered as it stands, as {@code text/plain}.
     *
     * @param body what to answer, 1 to 200 letters, digits, {@code _} or {@code -}
     */
    record Challenge(String body) implements WebhookVerdict {}

    /**
     * Not authentic, or not readable. Nothing of it may have an effect.
     *
     * @param cause why
     * @param detail for people; no secret, no part of the body
     */
    record Refused(Cause cause, String detail) implements WebhookVerdict {
        /** Why a webhook is refused. */
        public enum Cause {
            /** No valid signature or token. The engine answers 401 without a body and keeps nothing. */
            NOT_AUTHENTIC,
            /** Authentic, but not strict JSON or over a limit. The engine answers 400 and keeps the raw bytes. */
            MALFORMED
        }
    }

    /**
     * Authentic.
     *
     * @param events what it says, in the order of the body; parts that could not be read are
     *     {@link InboundEvent.Unrecognised}, so that one bad part never costs its siblings
     */
    record Events(List<InboundEvent> events) implements WebhookVerdict {
        /** Copies the events. */
        public Events {
            events = List.copyOf(events);
        }
    }
}
