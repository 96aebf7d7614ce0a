package org.whatsapprouting.core.decide;

import java.util.Comparator;
import java.util.List;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.outcome.PresenceOutcome;

/** Agents come, pause and go. Whoever leaves gives back what is offered to him alone; what he owns stays his. */
final class Presences {
    private final Draft draft;
    private final Configured config;
    private final AgentId id;

    Presences(Draft draft, Configured config, AgentId id) {
        this.draft = draft;
        this.config = config;
        this.id = id;
        draft.by(new Actor.ByAgent(id));
    }

    Decision logIn() {
        if (config.tenant().agent(id) == null) {
            return draft.refused(new PresenceOutcome.NotFound(), "unknown agent");
        }
        if (!draft.has(draft.keys().agent(id))) {
            return draft.needs();
        }
        return draft.agent(id).loggedIn() ? draft.decided(now()) : available(new RoutingEvent.LoggedIn(id));
    }

    Decision resume() {
        if (config.tenant().agent(id) == null) {
            return draft.refused(new PresenceOutcome.NotFound(), "unknown agent");
        }
        if (!draft.has(draft.keys().agent(id))) {
            return draft.needs();
        }
        AgentState agent = draft.agent(id);
        if (!agent.loggedIn()) {
            return draft.refused(new PresenceOutcome.LoggedOut(), "logged out");
        }
        return agent.ownPause() == null ? draft.decided(now()) : available(new RoutingEvent.Resumed(id));
    }

    Decision logOut() {
        if (config.tenant().agent(id) == null) {
            return draft.refused(new PresenceOutcome.NotFound(), "unknown agent");
        }
        if (!draft.has(draft.keys().agent(id))) {
            return draft.needs();
        }
        return draft.agent(id).loggedIn() ? leave(new RoutingEvent.LoggedOut(id)) : draft.decided(now());
    }

    Decision pause(Command.TakePause command) {
        if (config.tenant().agent(id) == null) {
            return draft.refused(new PresenceOutcome.NotFound(), "unknown agent");
        }
        if (config.tenant().pause(command.pause()) == null) {
            return draft.refused(new PresenceOutcome.UnknownPause(), "unknown pause");
        }
        if (!draft.has(draft.keys().agent(id))) {
            return draft.needs();
        }
        return draft.agent(id).loggedIn()
                ? leave(new RoutingEvent.Paused(id, command.pause()))
                : draft.refused(new PresenceOutcome.LoggedOut(), "logged out");
    }

    /** Takes back what is offered to an agent alone. Returns false if more must be loaded first. */
    static boolean withdrawOffers(Draft draft, Configured config, AgentState agent) {
        if (!draft.has(agent.ringing().stream().map(draft.keys()::interaction).toList())) {
            return false;
        }
        // A set has no order of its own, and the history must be the same wherever this is decided.
        List<InteractionId> inOrder = agent.ringing().stream()
                .sorted(Comparator.comparing(InteractionId::value))
                .toList();
        for (InteractionId ringing : inOrder) {
            InteractionState interaction = draft.interaction(ringing);
            if (interaction != null) {
                Leaving.ring(draft, config, interaction, OfferEnd.WITHDRAWN, null);
            }
        }
        return true;
    }

    private Decision available(RoutingEvent event) {
        draft.happen(event);
        config.markLanesOf(draft, id);
        return draft.decided(now());
    }

    private Decision leave(RoutingEvent event) {
        AgentState agent = draft.agent(id);
        draft.happen(event);
        return withdrawOffers(draft, config, agent) ? draft.decided(now()) : draft.needs();
    }

    private PresenceOutcome.Now now() {
        AgentState agent = draft.agent(id);
        return new PresenceOutcome.Now(id, agent.presence(), agent.pause());
    }
}
