package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;

/** An agent's answer to an offer. Of any number of agents accepting at once exactly one wins (mission Q-02, G-20). */
final class Offers {
    private final Draft draft;
    private final Configured config;
    private final OfferId offer;

    Offers(Draft draft, Configured config, OfferId offer) {
        this.draft = draft;
        this.config = config;
        this.offer = offer;
        draft.by(new Actor.ByAgent(offer.agent()));
        draft.about(offer.interaction());
    }

    Decision accept() {
        if (!load()) {
            return draft.needs();
        }
        Agent agent = config.tenant().agent(offer.agent());
        InteractionState interaction = draft.interaction(offer.interaction());
        if (agent == null || interaction == null || interaction.generation() < offer.generation()) {
            return draft.refused(new AcceptOutcome.NotFound(), "no such offer");
        }
        AgentId owner = interaction.ownerAgent();
        if (owner != null && interaction.isOpen() && interaction.waiting() == null) {
            return owner.equals(agent.id())
                    ? draft.refused(new AcceptOutcome.Accepted(interaction.id()), "accepted before")
                    : draft.refused(new AcceptOutcome.Taken(owner), "taken by " + owner);
        }
        Wait wait = standing(interaction);
        if (wait == null) {
            return draft.refused(new AcceptOutcome.Ended(), "the offer ended");
        }
        Account account = config.tenant().account(interaction.account());
        if (wait.ring() == null || account == null || !isMadeTo(wait, wait.ring(), account)) {
            return draft.refused(new AcceptOutcome.NotFound(), "no such offer to this agent");
        }
        return agent.id().equals(owner) ? acceptBack(interaction, agent) : accept(interaction, wait, agent, owner);
    }

    /** The owner is back. He holds the slot already, and his pause does not keep him from his own customer. */
    private Decision acceptBack(InteractionState interaction, Agent agent) {
        if (!draft.agent(agent.id()).loggedIn()) {
            return draft.refused(new AcceptOutcome.Ended(), "the agent is logged out");
        }
        Leaving.end(draft, config, interaction, WaitEnd.ACCEPTED, OfferEnd.ACCEPTED);
        draft.happen(new RoutingEvent.OwnerReturned(interaction.id(), agent.id()));
        draft.explain(Code.ACCEPTED, agent.id().value());
        return draft.decided(new AcceptOutcome.Accepted(interaction.id()));
    }

    private Decision accept(InteractionState interaction, Wait wait, Agent agent, @Nullable AgentId owner) {
        AgentState state = draft.agent(agent.id());
        if (!state.isAvailable()) {
            return draft.refused(new AcceptOutcome.Ended(), "the agent is not available");
        }
        boolean holdsSlot = state.ringing().contains(interaction.id());
        if (!holdsSlot && state.freeSlots(agent.capacity()) == 0) {
            return draft.refused(new AcceptOutcome.AtCapacity(), "at capacity");
        }
        if (owner != null && !draft.has(draft.keys().agent(owner))) {
            return draft.needs();
        }
        QueueId queue = wait.target() instanceof WaitTarget.OfQueue q ? q.queue() : null;
        Leaving.end(draft, config, interaction, WaitEnd.ACCEPTED, OfferEnd.ACCEPTED);
        Assigning.assign(draft, config, interaction, agent.id(), queue);
        draft.explain(Code.ACCEPTED, agent.id().value());
        return draft.decided(new AcceptOutcome.Accepted(interaction.id()));
    }

    Decision reject() {
        if (!load()) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(offer.interaction());
        if (interaction == null || interaction.generation() < offer.generation()) {
            return draft.refused(new RejectOutcome.NotFound(), "no such offer");
        }
        Wait wait = standing(interaction);
        Account account = config.tenant().account(interaction.account());
        if (wait == null || wait.ring() == null) {
            return draft.refused(new RejectOutcome.Ended(), "the offer ended");
        }
        if (account == null || !isMadeTo(wait, wait.ring(), account)) {
            return draft.refused(new RejectOutcome.NotFound(), "no such offer to this agent");
        }
        draft.explain(Code.REJECTED, offer.agent().value());
        if (wait.ring().agent() == null) {
            draft.happen(new RoutingEvent.OfferRejected(interaction.id(), offer.generation(), offer.agent()));
            draft.mark(Lane.of(wait.target()));
            return draft.decided(new RejectOutcome.Rejected());
        }
        if (wait.target() instanceof WaitTarget.OfAgent) {
            // Nobody else can accept, so it goes on at once (mission G-14, G-24, S-08).
            return new WaitOver(draft, config).over(interaction, wait, WaitEnd.REJECTED, OfferEnd.REJECTED)
                    ? draft.decided(new RejectOutcome.Rejected())
                    : draft.needs();
        }
        Leaving.ring(draft, config, interaction, OfferEnd.REJECTED, null);
        return draft.decided(new RejectOutcome.Rejected());
    }

    private boolean load() {
        return draft.has(List.of(
                draft.keys().interaction(offer.interaction()), draft.keys().agent(offer.agent())));
    }

    /** The wait whose offer this is, if the offer still stands. */
    private @Nullable Wait standing(InteractionState interaction) {
        Wait wait = interaction.waiting();
        Ring ring = wait == null ? null : wait.ring();
        boolean stands = ring != null
                && ring.generation() == offer.generation()
                && draft.now().isBefore(ring.deadline())
                && wait != null
                && !wait.rejectedBy().contains(offer.agent());
        return stands ? wait : null;
    }

    private boolean isMadeTo(Wait wait, Ring ring, Account account) {
        if (ring.agent() != null) {
            return ring.agent().equals(offer.agent());
        }
        Queue queue =
                wait.target() instanceof WaitTarget.OfQueue q ? config.tenant().queue(q.queue()) : null;
        return queue != null
                && queue.members().contains(offer.agent())
                && (!account.settings().offerToMembersOnly() || account.agents().contains(offer.agent()));
    }
}
