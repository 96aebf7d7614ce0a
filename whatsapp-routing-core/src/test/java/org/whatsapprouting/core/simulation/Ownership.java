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
    private final Map<AgentId, Set<InteractionId>> owning = new HashMap<>();
    private final Map<AgentId, Set<InteractionId>> reserving = new HashMap<>();

    private final Map<ContactId, InteractionId> live = new HashMap<>();
    private final Set<InteractionId> closed = new HashSet<>();

    void add(HistoryEntry entry, Tenant tenant) {
        // Who has more than his capacity, because it was lowered, may keep it but get no more.
        var before = new HashMap<AgentId, Integer>();
        entry.events().forEach(event -> add(event, before));
        before.forEach((agent, load) -> {
            int capacity = tenant.agents().stream()
                    .filter(one -> one.id().equals(agent))
                    .mapToInt(Agent::capacity)
                    .findFirst()
                    .orElse(0);
            Violation.unless(
                    load(agent) <= Math.max(capacity, load),
                    CAPACITY,
                    "%s has %d of %d slots at position %d",
                    agent,
                    load(agent),
                    capacity,
                    entry.position());
        });
    }

    private void add(RoutingEvent event, Map<AgentId, Integer> before) {
        if (event instanceof RoutingEvent.InteractionOpened e) {
            Violation.unless(
                    live.put(e.contact(), e.interaction()) == null,
                    "F-11",
                    "contact %s has a second open interaction %s",
                    e.contact(),
                    e.interaction());
        } else if (event instanceof RoutingEvent.Assigned e) {
            expect(e.interaction(), e.from(), event);
            move(owners, owning, e.interaction(), e.agent(), before);
        } else if (event instanceof RoutingEvent.Unassigned e) {
            expect(e.interaction(), e.from(), event);
            move(owners, owning, e.interaction(), null, before);
        } else if (event instanceof RoutingEvent.OwnerReturned e) {
            expect(e.interaction(), e.agent(), event);
        } else if (event instanceof RoutingEvent.TransferStarted e) {
            expect(e.interaction(), e.from(), event);
        } else if (event instanceof RoutingEvent.TransferReturned e) {
            expect(e.interaction(), e.to(), event);
        } else if (event instanceof RoutingEvent.Closed e) {
            expect(e.interaction(), e.owner(), event);
            move(owners, owning, e.interaction(), null, before);
            closed.add(e.interaction());
            live.remove(e.contact(), e.interaction());
        } else if (event instanceof RoutingEvent.OfferMade e && e.reserves() && e.agent() != null) {
            move(reserved, reserving, e.interaction(), e.agent(), before);
        } else if (event instanceof RoutingEvent.OfferEnded e) {
            move(reserved, reserving, e.interaction(), null, before);
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

    /** Moves an interaction to another agent, or to none, and remembers what both had before this entry. */
    private void move(
            Map<InteractionId, AgentId> who,
            Map<AgentId, Set<InteractionId>> what,
            InteractionId interaction,
            @Nullable AgentId to,
            Map<AgentId, Integer> before) {
        AgentId from = to == null ? who.remove(interaction) : who.put(interaction, to);
        if (from != null) {
            before.putIfAbsent(from, load(from));
            what.get(from).remove(interaction);
        }
        if (to != null) {
            before.putIfAbsent(to, load(to));
            what.computeIfAbsent(to, any -> new HashSet<>()).add(interaction);
        }
    }

    @Nullable
    AgentId owner(InteractionId interaction) {
        return owners.get(interaction);
    }

    int owned(AgentId agent) {
        return owning.getOrDefault(agent, Set.of()).size();
    }

    Set<InteractionId> reservedBy(AgentId agent) {
        return reserving.getOrDefault(agent, Set.of());
    }

    private int load(AgentId agent) {
        return owned(agent) + reservedBy(agent).size();
    }
}
