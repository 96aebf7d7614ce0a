package org.whatsapprouting.core.outcome;

import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;

/** What becomes of accepting an offer (mission G-20). */
public sealed interface AcceptOutcome {

    /** The agent owns the interaction. Accepting again what one owns already answers the same. */
    record Accepted(InteractionId interaction) implements AcceptOutcome {}

    /** Somebody else was first. */
    record Taken(AgentId by) implements AcceptOutcome {}

    /** The offer ended before: its time was up, or it was rejected or withdrawn. */
    record Ended() implements AcceptOutcome {}

    /** The agent has no free slot (mission G-22). */
    record AtCapacity() implements AcceptOutcome {}

    /** There is no such offer to this agent. */
    record NotFound() implements AcceptOutcome {}
}
