package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.AssignOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;

/** What supervisors do, and agents who help themselves (mission G-05, G-39). Capacity holds for all of it. */
final class Supervising {
    private final Draft draft;
    private final Configured config;
    private final InteractionId id;

    Supervising(Draft draft, Configured config, InteractionId id, Actor actor) {
        this.draft = draft;
        this.config = config;
        this.id = id;
        draft.by(actor);
        draft.about(id);
    }

    /** An agent takes an interaction that nobody owns. */
    Decision takeOver(AgentId agent) {
        if (!draft.has(List.of(draft.keys().interaction(id), draft.keys().agent(agent)))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        AgentId owner = interaction == null ? null : interaction.ownerAgent();
        if (interaction != null && interaction.isOpen() && owner != null && !owner.equals(agent)) {
            return draft.refused(new AssignOutcome.Taken(owner), "taken by " + owner);
        }
        if (!draft.agent(agent).loggedIn()) {
            return draft.refused(new AssignOutcome.LoggedOut(), "logged out");
        }
        return assign(agent);
    }

    /** A supervisor gives the interaction to an agent. */
    Decision assign(AgentId agent) {
        var wanted = new ArrayList<RecordKey>(
                List.of(draft.keys().interaction(id), draft.keys().agent(agent)));
        if (!draft.has(wanted)) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        AssignOutcome refusal = refusal(interaction, agent);
        if (refusal != null || interaction == null) {
            return draft.refused(refusal == null ? new AssignOutcome.NotFound() : refusal, String.valueOf(refusal));
        }
        AgentId owner = interaction.ownerAgent();
        if (owner != null && !draft.has(draft.keys().agent(owner))) {
            return draft.needs();
        }
        if (agent.equals(owner)) {
            return Owners.returned(draft, config, interaction, agent)
                    ? draft.decided(new AssignOutcome.Done(agent))
                    : draft.needs();
        }
        if (!Leaving.end(draft, config, interaction, WaitEnd.ACCEPTED, OfferEnd.WITHDRAWN)) {
            return draft.needs();
        }
        Assigning.assign(draft, config, interaction, agent, null);
        draft.explain(Code.ACCEPTED, agent.value());
        return draft.decided(new AssignOutcome.Done(agent));
    }

    /** A supervisor takes the interaction from its owner; the plan runs again for the customer's last message. */
    Decision unassign() {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            return draft.refused(new AssignOutcome.NotFound(), "no such interaction");
        }
        if (!interaction.isOpen()) {
            return draft.refused(new AssignOutcome.Closed(), "closed");
        }
        AgentId owner = interaction.ownerAgent();
        if (owner == null) {
            return draft.refused(new AssignOutcome.Done(null), "nobody owns it");
        }
        var going = GoingOn.fromTop(draft, config, interaction);
        if (going == null
                || !draft.has(draft.keys().agent(owner))
                || !Leaving.end(draft, config, interaction, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
            return draft.needs();
        }
        Ending.settle(draft, owner, id);
        draft.happen(new RoutingEvent.Unassigned(id, owner));
        config.markLanesOf(draft, owner);
        return going.walk() ? draft.decided(new AssignOutcome.Done(null)) : draft.needs();
    }

    /** A supervisor closes the interaction; a mandatory disposition does not bind him (mission G-26). */
    Decision close(Command.CloseFor close) {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            return draft.refused(new CloseOutcome.NotFound(), "no such interaction");
        }
        if (!interaction.isOpen()) {
            return draft.refused(new CloseOutcome.AlreadyClosed(), "closed before");
        }
        var usable = Dispositions.usable(config, interaction);
        if (close.disposition() != null && !usable.contains(close.disposition())) {
            return draft.refused(new CloseOutcome.UnknownDisposition(usable), "unknown disposition");
        }
        if (!new Ending(draft, config, id).end(close.disposition())) {
            return draft.needs();
        }
        draft.explain(
                Code.CLOSED,
                close.disposition() == null ? "none" : close.disposition().toString());
        return draft.decided(new CloseOutcome.Closed());
    }

    private @Nullable AssignOutcome refusal(@Nullable InteractionState interaction, AgentId id) {
        Agent agent = config.tenant().agent(id);
        if (interaction == null || agent == null) {
            return new AssignOutcome.NotFound();
        }
        if (!interaction.isOpen()) {
            return new AssignOutcome.Closed();
        }
        Account account = config.tenant().account(interaction.account());
        if (account == null || !account.agents().contains(id)) {
            return new AssignOutcome.NotInAccount();
        }
        AgentState state = draft.agent(id);
        boolean holds = id.equals(interaction.ownerAgent()) || state.ringing().contains(interaction.id());
        return !holds && state.freeSlots(agent.capacity()) == 0 ? new AssignOutcome.AtCapacity() : null;
    }
}
