package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.model.AgentId;

/** Ends passes, offers and waits, and notes the lanes that may move because of it. */
final class Leaving {
    private Leaving() {}

    /** Ends the wait with its offer, and a pass that stands still. Returns false if more must be loaded first. */
    static boolean end(Draft draft, Configured config, InteractionState interaction, WaitEnd why, OfferEnd offer) {
        if (!wait(draft, config, interaction, why, offer)) {
            return false;
        }
        if (interaction.pass() != null) {
            draft.happen(new RoutingEvent.PassDropped(
                    interaction.id(), interaction.pass().run()));
        }
        return true;
    }

    /** Ends the wait and its offer. Returns false if more must be loaded first. */
    static boolean wait(Draft draft, Configured config, InteractionState interaction, WaitEnd why, OfferEnd offer) {
        Wait wait = interaction.waiting();
        if (wait == null) {
            return true;
        }
        if (!ring(draft, config, interaction, offer, null)) {
            return false;
        }
        draft.happen(new RoutingEvent.WaitEnded(interaction.id(), why, draft.now()));
        draft.mark(Lane.of(wait.target()));
        return true;
    }

    /** Ends the offer that stands, if one does. Returns false if more must be loaded first. */
    static boolean ring(
            Draft draft, Configured config, InteractionState interaction, OfferEnd why, @Nullable Instant again) {
        Wait wait = interaction.waiting();
        Ring ring = wait == null ? null : wait.ring();
        if (wait == null || ring == null) {
            return true;
        }
        AgentId agent = ring.agent();
        if (agent != null && !draft.has(draft.keys().agent(agent))) {
            return false;
        }
        draft.happen(new RoutingEvent.OfferEnded(interaction.id(), ring.generation(), agent, why, again));
        if (agent != null && why != OfferEnd.ACCEPTED) {
            config.markLanesOf(draft, agent);
        }
        draft.mark(Lane.of(wait.target()));
        return true;
    }
}
