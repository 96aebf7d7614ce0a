package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.core.outcome.PresenceOutcome.Presence;

/**
 * What an agent is doing.
 *
 * @param id who
 * @param loggedIn whether he is here
 * @param ownPause the pause he took, or null
 * @param owned how many open interactions he owns
 * @param ringing the interactions offered to him alone; each holds one of his slots
 * @param owed the interactions he must choose a disposition for (mission S-05)
 * @param owedPause the pause he is in until he has, or null
 */
public record AgentState(
        AgentId id,
        boolean loggedIn,
        @Nullable PauseId ownPause,
        int owned,
        Set<InteractionId> ringing,
        Set<InteractionId> owed,
        @Nullable PauseId owedPause)
        implements State {
    /** Copies the sets. */
    public AgentState {
        ringing = Set.copyOf(ringing);
        owed = Set.copyOf(owed);
    }

    /** The state of an agent who was never here. */
    static AgentState initial(AgentId id) {
        return new AgentState(id, false, null, 0, Set.of(), Set.of(), null);
    }

    /** The pause he is in, or null: a disposition owed outweighs what he chose, and what he chose comes back after it. */
    public @Nullable PauseId pause() {
        return owed.isEmpty() ? ownPause : owedPause;
    }

    /** What he is, in a word. */
    public Presence presence() {
        if (!loggedIn) {
            return Presence.LOGGED_OUT;
        }
        return pause() == null ? Presence.AVAILABLE : Presence.PAUSED;
    }

    boolean isAvailable() {
        return loggedIn && pause() == null;
    }

    /** How many more interactions he may be offered or accept. */
    int freeSlots(int capacity) {
        return Math.max(0, capacity - owned - ringing.size());
    }

    @Override
    public AgentState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.LoggedIn || event instanceof RoutingEvent.Resumed) {
            return present(true, null);
        }
        if (event instanceof RoutingEvent.LoggedOut) {
            return present(false, null);
        }
        if (event instanceof RoutingEvent.Paused e) {
            return present(true, e.pause());
        }
        if (event instanceof RoutingEvent.OfferMade e && e.reserves() && id.equals(e.agent())) {
            return ringing(plus(ringing, e.interaction()));
        }
        if (event instanceof RoutingEvent.OfferEnded e && id.equals(e.agent())) {
            return ringing(minus(ringing, e.interaction()));
        }
        if (event instanceof RoutingEvent.Assigned e) {
            return owning(owned + (id.equals(e.agent()) ? 1 : 0) - (id.equals(e.from()) ? 1 : 0));
        }
        if (event instanceof RoutingEvent.Unassigned e && id.equals(e.from())) {
            return owning(owned - 1);
        }
        if (event instanceof RoutingEvent.Closed e && id.equals(e.owner())) {
            return owning(owned - 1);
        }
        if (event instanceof RoutingEvent.DispositionOwed e) {
            return owing(plus(owed, e.interaction()), owed.isEmpty() ? e.pause() : owedPause);
        }
        if (event instanceof RoutingEvent.DispositionSettled e) {
            Set<InteractionId> left = minus(owed, e.interaction());
            return owing(left, left.isEmpty() ? null : owedPause);
        }
        return this;
    }

    @Override
    public Columns columns(Instant now, Configured config) {
        return Columns.NONE;
    }

    private AgentState present(boolean here, @Nullable PauseId pause) {
        return new AgentState(id, here, pause, owned, ringing, owed, owedPause);
    }

    private AgentState ringing(Set<InteractionId> others) {
        return new AgentState(id, loggedIn, ownPause, owned, others, owed, owedPause);
    }

    private AgentState owning(int count) {
        return new AgentState(id, loggedIn, ownPause, count, ringing, owed, owedPause);
    }

    private AgentState owing(Set<InteractionId> others, @Nullable PauseId pause) {
        return new AgentState(id, loggedIn, ownPause, owned, ringing, others, pause);
    }

    private static Set<InteractionId> plus(Set<InteractionId> set, InteractionId one) {
        var more = new HashSet<>(set);
        more.add(one);
        return more;
    }

    private static Set<InteractionId> minus(Set<InteractionId> set, InteractionId one) {
        var fewer = new HashSet<>(set);
        fewer.remove(one);
        return fewer;
    }
}
