package org.whatsapprouting.provider.twilio.internal;

import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;

/** A message on its way out: ready for Twilio, in need of content made there, or refused here because Twilio surely would. */
public sealed interface Draft {

    /**
     * Ready to be posted.
     *
     * @param form the parameters
     */
    record Ready(FormWriter form) implements Draft {}

    /**
     * Ready but for the question, which has to be content at Twilio first.
     *
     * @param form the other parameters
     * @param choice the question
     */
    record Question(FormWriter form, Content.Choice choice) implements Draft {}

    /**
     * Not worth a call.
     *
     * @param outcome what the engine is told
     */
    record Refused(SendOutcome.Rejected outcome) implements Draft {}

    /** Returns a refusal. */
    static Refused refused(RejectReason reason, String code, String detail) {
        return new Refused(new SendOutcome.Rejected(reason, code, detail));
    }
}
