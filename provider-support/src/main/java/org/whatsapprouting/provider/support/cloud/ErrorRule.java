package org.whatsapprouting.provider.support.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;

/**
 * What one of Meta's error codes means.
 *
 * @param answer what an answer with this code says about the message it answers
 * @param pause how long to wait at least before the next attempt, or null for the engine's own schedule
 * @param reason the class of the failure, for refusals and for reports of failed messages
 */
public record ErrorRule(Answer answer, @Nullable Duration pause, RejectReason reason) {

    /** What an answer says about the message it answers. */
    public enum Answer {
        /** Refused for good. */
        REJECT,
        /** Surely not taken, and may be taken later. */
        DEFER,
        /** Surely not taken, and nothing else of this number would be now. */
        DEFER_NUMBER,
        /** Surely not taken: too many for this recipient. The wait grows fourfold with each attempt. */
        DEFER_PAIR,
        /** Something broke at Meta, and nothing says that the message was not taken. */
        UNKNOWN,
        /** A code that is not in the table: the status of the answer decides. */
        BY_STATUS
    }
}
