package org.whatsapprouting.provider.sinch.internal;

import org.whatsapprouting.api.provider.SendOutcome;

/** A message on its way out: ready for Sinch, or refused here because Sinch or WhatsApp surely would. */
public sealed interface Draft {

    /**
     * Ready to be posted.
     *
     * @param body the JSON
     */
    record Ready(byte[] body) implements Draft {}

    /**
     * Not worth a call.
     *
     * @param outcome what the engine is told
     */
    record Refused(SendOutcome.Rejected outcome) implements Draft {}
}
