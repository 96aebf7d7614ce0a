package org.whatsapprouting.provider.sinch.internal;

import java.time.Duration;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.SendOutcome;

/** An access token, or why there is none. */
public sealed interface Grant {

    /**
     * A token.
     *
     * @param value the token
     * @param life how long it is good for, from when it was given
     */
    record Token(Secret value, Duration life) implements Grant {}

    /**
     * No token, so nothing was sent.
     *
     * @param outcome what that means for the message
     */
    record Refused(SendOutcome outcome) implements Grant {
        /** A refusal that may pass. */
        public static Refused deferred(String code, String detail) {
            return new Refused(new SendOutcome.Deferred(null, code, detail));
        }
    }
}
