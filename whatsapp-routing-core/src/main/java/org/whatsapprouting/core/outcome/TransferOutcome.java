package org.whatsapprouting.core.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;

/** What becomes of handing an interaction over (mission 1.3, G-24, G-25). */
public sealed interface TransferOutcome {

    /**
     * The other side is asked; if nobody accepts by then it comes back.
     *
     * @param until when it comes back
     */
    record Started(Instant until) implements TransferOutcome {}

    /** The account does not allow such transfers (mission S-01). */
    record NotAllowed() implements TransferOutcome {}

    /** The customer has not written in this interaction (mission S-03). */
    record NothingReceived() implements TransferOutcome {}

    /**
     * The other agent cannot be asked.
     *
     * @param why in a word: unknown, not in the account, logged out, paused, at capacity, the same agent
     */
    record TargetUnavailable(String why) implements TransferOutcome {}

    /** It is being handed over already. */
    record InTransfer() implements TransferOutcome {}

    /**
     * Only the owner hands over.
     *
     * @param owner who owns it, or null
     */
    record NotOwner(@Nullable AgentId owner) implements TransferOutcome {}

    /** The interaction is closed. */
    record Closed() implements TransferOutcome {}

    /** There is no such interaction, agent or queue. */
    record NotFound() implements TransferOutcome {}
}
