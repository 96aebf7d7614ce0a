package org.whatsapprouting.core.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Tenant;

/** Promises 3 and 4 from the history alone: one owner at a time, and nobody is ever raised above his capacity. */
final class Ownership {
    private static final String ONE_OWNER = "promise 3, one owner";
    private static final String CAPACITY = "promise 4, capacity";

    private final Map<InteractionId, AgentId> owners = new HashMap<>();
    private final Map<InteractionId, AgentId> reserved = new HashMap<>();
    /** After the last entry: who has more than his capacity, because it was lowered, may keep it but get no more. */
    private final Map<AgentId, Long> loads = new HashMap<>();

    private final Map<ContactId, InteractionId> live = new HashMap<>();
    private final Set<InteractionId> closed = new HashSet<>();

    void add(HistoryEntry entry, Tenant tenant) {
        var raised = new HashSet<AgentId>();
        for (RoutingEvent event : entry.events()) {
            add(event, raised);
        }
        for (AgentId agent : raised) {
            int capacity = tenant.agents().stream()
                    .filter(one -> one.id().equals(agent))
                    .mapToInt(Agent::capacity)
                    .findFirst()
                    .orElse(0);
            Violation.unless(
                    load(agent) <= Math.max(capacity, loads.getOrDefault(agent, 0L)),
                    CAPACITY,
                    "%s has %d of %d slots at position %d",
                    agent,
                    load(agent),
                    capacity,
                    entry.position());
        }
        tenant.agents().forEach(agent -> loads.put(agent.id(), load(agent.id())));
    }

    private void add(RoutingEvent event, Set<AgentId> raised) {
        if (event instanceof RoutingEvent.InteractionOpened e) {
            Violation.unless(
                    live.put(e.contact(), e.interaction()) == null,
                    "F-11",
                    "contact %s has a second open interaction %s",
                    e.contact(),
                    e.interaction());
        } else if (event instanceof RoutingEvent.Assigned e) {
            expect(e.interaction(), e.from(), event);
            owners.put(e.interaction(), e.agent());
            raised.add(e.agent());
        } else if (event instanceof RoutingEvent.Unassigned e) {
            expect(e.interaction(), e.from(), event);
            owners.remove(e.interaction());
        } else if (event instanceof RoutingEvent.OwnerReturned e) {
            expect(e.interaction(), e.agent(), event);
        } else if (event instanceof RoutingEvent.TransferStarted e) {
            expect(e.interaction(), e.from(), event);
        } else if (event instanceof RoutingEvent.TransferReturned e) {
            expect(e.interaction(), e.to(), event);
        } else if (event instanceof RoutingEvent.Closed e) {
            expect(e.interaction(), e.owner(), event);
            owners.remove(e.interaction());
            closed.add(e.interaction());
            live.remove(e.contact(), e.interaction());
        } else if (event instanceof RoutingEvent.OfferMade e && e.reserves() && e.agent() != null) {
            reserved.put(e.interaction(), e.agent());
            raised.add(e.agent());
        } else if (event instanceof RoutingEvent.OfferEnded e) {
            reserved.remove(e.interaction());
        }
    }

    private void expect(InteractionId interaction, @Nullable AgentId owner, RoutingEvent event) {
        Violation.unless(!closed.contains(interaction), ONE_OWNER, "%s after the close", event);
        Violation.unless(
                Objects.equals(owners.get(interaction), owner),
                ONE_OWNER,
                "%s, but the owner is %s",
                event,
                owners.get(interaction));
    }

    @Nullable
    AgentId owner(InteractionId interaction) {
        return owners.get(interaction);
    }

    long owned(AgentId agent) {
        return owners.values().stream().filter(agent::equals).count();
    }

    Set<InteractionId> reservedBy(AgentId agent) {
        var mine = new HashSet<InteractionId>();
        reserved.forEach((interaction, who) -> {
            if (who.equals(agent)) {
                mine.add(interaction);
            }
        });
        return mine;
    }

    private long load(AgentId agent) {
        return owned(agent) + reservedBy(agent).size();
    }
}
