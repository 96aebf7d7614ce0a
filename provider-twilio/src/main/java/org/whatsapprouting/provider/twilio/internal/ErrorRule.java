package org.whatsapprouting.provider.twilio.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;

/**
 * What one of Twilio's error codes means.
 *
 * @param answer what an answer with this code says about the message it answers
 * @param pause how long to wait at least before the next attempt, or null for the engine's own schedule
 * @param reason the class of the failure, for refusals and for reports of failed messages
 */
record ErrorRule(Answer answer, @Nullable Duration pause, RejectReason reason) {

    /** What an answer says about the message it answers. */
    enum Answer {
        /** Refused for good. */
        REJECT,
        /** Surely not taken, and may be taken later. */
        DEFER,
        /** Surely not taken, and nothing else of this number would be now. */
        DEFER_NUMBER,
        /** Surely not taken, and worth one more attempt. */
        DEFER_ONCE,
        /** Surely not taken; the wait doubles with each attempt. */
        DEFER_LONGER,
        /** Something broke at Twilio, and nothing says that the message was not taken. */
        UNKNOWN,
        /** A code that is not in the table: the status of the answer decides. */
        BY_STATUS
    }
}
