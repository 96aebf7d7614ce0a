package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;

/** Gives an interaction an owner, and takes it from the one before. Both agents must be loaded. */
final class Assigning {
    private Assigning() {}

    static void assign(
            Draft draft, Configured config, InteractionState interaction, AgentId agent, @Nullable QueueId queue) {
        AgentId before = interaction.ownerAgent();
        if (before != null) {
            Ending.settle(draft, before, interaction.id());
            config.markLanesOf(draft, before);
        }
        draft.happen(new RoutingEvent.Assigned(interaction.id(), agent, queue, before, draft.now()));
    }
}
