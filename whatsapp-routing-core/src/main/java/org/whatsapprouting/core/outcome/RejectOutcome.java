package org.whatsapprouting.core.outcome;

/** What becomes of rejecting an offer. */
public sealed interface RejectOutcome {

    /** The agent is not asked again during this stay. */
    record Rejected() implements RejectOutcome {}

    /** The offer ended before. */
    record Ended() implements RejectOutcome {}

    /** There is no such offer to this agent. */
    record NotFound() implements RejectOutcome {}
}
