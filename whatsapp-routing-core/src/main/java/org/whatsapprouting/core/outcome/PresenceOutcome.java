package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.PauseId;

/** What becomes of an agent's log-in, log-out, pause or resume. */
public sealed interface PresenceOutcome {

    /** What an agent is. */
    enum Presence {
        /** Not here. */
        LOGGED_OUT,
        /** Here and ready for offers. */
        AVAILABLE,
        /** Here, but not to be offered anything. */
        PAUSED
    }

    /**
     * What the agent is now.
     *
     * @param agent who
     * @param presence what he is
     * @param pause the pause he is in, or null
     */
    record Now(AgentId agent, Presence presence, @Nullable PauseId pause) implements PresenceOutcome {}

    /** A logged-out agent can only log in. */
    record LoggedOut() implements PresenceOutcome {}

    /** There is no such agent. */
    record NotFound() implements PresenceOutcome {}

    /** There is no such pause. */
    record UnknownPause() implements PresenceOutcome {}
}
