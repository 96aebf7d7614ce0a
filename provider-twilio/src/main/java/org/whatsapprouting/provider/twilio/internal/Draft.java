package org.whatsapprouting.provider.twilio.internal;

import java.util.List;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.SendOutcome;

/** A message on its way out: ready for Twilio, in need of something from there first, or refused here as Twilio surely would. */
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
     * Ready but for the id of the template, which Twilio has to be asked for.
     *
     * @param form the other parameters
     * @param template the template by its name at WhatsApp
     * @param values the values of its variables in order
     */
    record Named(FormWriter form, TemplateRef template, List<String> values) implements Draft {
        /** Copies the values. */
        public Named {
            values = List.copyOf(values);
        }
    }

    /**
     * Not sent.
     *
     * @param outcome what the engine is told
     */
    record Refused(SendOutcome outcome) implements Draft {}

    /** Returns a refusal. */
    static Refused refused(RejectReason reason, String code, String detail) {
        return new Refused(new SendOutcome.Rejected(reason, code, detail));
    }
}
