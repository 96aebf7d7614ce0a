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

/**
 * What an agent is doing.
 *
 * @param id who
 * @param loggedIn whether he is here
 * @param pause the pause he is in, or null
 * @param owned how many open interactions he owns
 * @param ringing the interactions offered to him alone; each holds one of his slots
 */
public record AgentState(
        AgentId id, boolean loggedIn, @Nullable PauseId pause, int owned, Set<InteractionId> ringing) implements State {
    /** Copies the set. */
    public AgentState {
        ringing = Set.copyOf(ringing);
    }

    /** The state of an agent who was never here. */
    static AgentState initial(AgentId id) {
        return new AgentState(id, false, null, 0, Set.of());
    }

    boolean isAvailable() {
        return loggedIn && pause == null;
    }

    /** How many more interactions he may be offered or accept. */
    int freeSlots(int capacity) {
        return Math.max(0, capacity - owned - ringing.size());
    }

    @Override
    public AgentState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.LoggedIn || event instanceof RoutingEvent.Resumed) {
            return new AgentState(id, true, null, owned, ringing);
        }
        if (event instanceof RoutingEvent.LoggedOut) {
            return new AgentState(id, false, null, owned, ringing);
        }
        if (event instanceof RoutingEvent.Paused e) {
            return new AgentState(id, true, e.pause(), owned, ringing);
        }
        if (event instanceof RoutingEvent.OfferMade e && id.equals(e.agent())) {
            var more = new HashSet<>(ringing);
            more.add(e.interaction());
            return new AgentState(id, loggedIn, pause, owned, more);
        }
        if (event instanceof RoutingEvent.OfferEnded e && id.equals(e.agent())) {
            var fewer = new HashSet<>(ringing);
            fewer.remove(e.interaction());
            return new AgentState(id, loggedIn, pause, owned, fewer);
        }
        if (event instanceof RoutingEvent.Assigned e && id.equals(e.agent())) {
            return new AgentState(id, loggedIn, pause, owned + 1, ringing);
        }
        if (event instanceof RoutingEvent.Closed e && id.equals(e.owner())) {
            return new AgentState(id, loggedIn, pause, owned - 1, ringing);
        }
        return this;
    }

    @Override
    public Columns columns(Instant now) {
        return Columns.NONE;
    }
}
