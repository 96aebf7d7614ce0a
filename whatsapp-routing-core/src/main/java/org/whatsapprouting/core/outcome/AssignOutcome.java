package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;

/** What becomes of giving an interaction to an agent, taking it from him, or an agent's taking it (mission G-39). */
public sealed interface AssignOutcome {

    /**
     * Done.
     *
     * @param owner who owns it now, or null for nobody
     */
    record Done(@Nullable AgentId owner) implements AssignOutcome {}

    /** The agent has no free slot (mission G-22). */
    record AtCapacity() implements AssignOutcome {}

    /** The agent does not belong to the interaction's account (mission V-02). */
    record NotInAccount() implements AssignOutcome {}

    /** Somebody owns it; a supervisor may take it from him, an agent may not. */
    record Taken(AgentId by) implements AssignOutcome {}

    /** The agent is logged out. */
    record LoggedOut() implements AssignOutcome {}

    /** The interaction is closed. */
    record Closed() implements AssignOutcome {}

    /** There is no such interaction or agent. */
    record NotFound() implements AssignOutcome {}
}
