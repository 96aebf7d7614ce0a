package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;

/** Ends an interaction, whoever wants it: offers and waits end, parked replies too, the owner's slot becomes free. */
final class Ending {
    private final Draft draft;
    private final Configured config;
    private final InteractionId id;

    Ending(Draft draft, Configured config, InteractionId id) {
        this.draft = draft;
        this.config = config;
        this.id = id;
    }

    /** Ends it. Returns false if more must be loaded first. */
    boolean end(@Nullable DispositionPath disposition) {
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("Interaction " + id + " is to be ended, but does not exist.");
        }
        AgentId owner = interaction.ownerAgent();
        List<MessageId> parked = interaction.parked();
        if (!draft.has(draft.keys().contact(interaction.contact()))
                || (owner != null && !draft.has(draft.keys().agent(owner)))
                || !draft.has(parked.stream().map(draft.keys()::message).toList())
                || !Leaving.end(draft, config, interaction, WaitEnd.CLOSED, OfferEnd.WITHDRAWN)) {
            return false;
        }
        parked.forEach(message -> draft.happen(new RoutingEvent.SendRefused(
                message, interaction.contact(), RejectReason.EXPIRED, "closed-before-answer")));
        if (owner != null) {
            settle(draft, owner, id);
            config.markLanesOf(draft, owner);
        }
        draft.happen(new RoutingEvent.Closed(id, interaction.contact(), owner, disposition, draft.now()));
        return true;
    }

    /** Settles a disposition an agent owes for an interaction, if he does. The agent must be loaded. */
    static void settle(Draft draft, AgentId agent, InteractionId interaction) {
        if (draft.agent(agent).owed().contains(interaction)) {
            draft.happen(new RoutingEvent.DispositionSettled(agent, interaction));
        }
    }
}
