package org.whatsapprouting.provider.support;

import org.whatsapprouting.api.provider.SendOutcome;

/** A message on its way out: ready to be posted, or refused here because it surely would be there. */
public sealed interface Draft {

    /**
     * Ready to be posted.
     *
     * @param body the bytes of the request
     */
    record Ready(byte[] body) implements Draft {}

    /**
     * Not worth a call.
     *
     * @param outcome what the engine is told
     */
    record Refused(SendOutcome.Rejected outcome) implements Draft {}
}
