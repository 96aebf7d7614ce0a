package org.whatsapprouting.core.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.core.outcome.PresenceOutcome.Presence;

/**
 * What an agent is doing.
 *
 * @param agent the agent
 * @param presence what he is
 * @param pause the pause he is in, or null
 * @param owned how many open interactions he owns
 * @param owed the interactions he must choose a disposition for before his pause ends (mission S-05)
 */
public record AgentView(
        Agent agent, Presence presence, @Nullable PauseId pause, int owned, Set<InteractionId> owed) {
    /** Copies the set. */
    public AgentView {
        owed = Set.copyOf(owed);
    }
}
