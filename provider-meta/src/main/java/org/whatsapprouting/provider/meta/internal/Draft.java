package org.whatsapprouting.provider.meta.internal;

import org.whatsapprouting.api.provider.SendOutcome;

/** A message on its way out: ready for Meta, or refused here because Meta surely would. */
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
