package org.whatsapprouting.core.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;

/** Promise 5 from the history alone: every offer ends once, and whoever rejected is not asked again during the stay. */
final class Offering {
    private static final String PROMISE = "promise 5, every offer ends";

    private final Map<InteractionId, RoutingEvent.OfferMade> standing = new HashMap<>();
    private final Map<InteractionId, Long> generations = new HashMap<>();
    private final Map<InteractionId, Set<AgentId>> rejected = new HashMap<>();

    void add(HistoryEntry entry) {
        for (RoutingEvent event : entry.events()) {
            if (event instanceof RoutingEvent.WaitBegan e) {
                rejected.put(e.interaction(), new HashSet<>());
            } else if (event instanceof RoutingEvent.OfferMade e) {
                made(e, entry);
            } else if (event instanceof RoutingEvent.OfferRejected e) {
                RoutingEvent.OfferMade made = standing.get(e.interaction());
                Violation.unless(
                        made != null && made.generation() == e.generation() && made.agent() == null,
                        PROMISE,
                        "%s, but %s stands",
                        e,
                        made);
                rejected.get(e.interaction()).add(e.agent());
            } else if (event instanceof RoutingEvent.OfferEnded e) {
                ended(e);
            } else if (event instanceof RoutingEvent.Assigned e) {
                over(e.interaction(), event);
            } else if (event instanceof RoutingEvent.WaitEnded e) {
                over(e.interaction(), event);
            } else if (event instanceof RoutingEvent.Closed e) {
                over(e.interaction(), event);
            }
        }
    }

    private void made(RoutingEvent.OfferMade made, HistoryEntry entry) {
        InteractionId id = made.interaction();
        Violation.unless(!standing.containsKey(id), PROMISE, "%s while %s stands", made, standing.get(id));
        Violation.unless(
                made.generation() > generations.getOrDefault(id, 0L), PROMISE, "%s is not a new generation", made);
        Violation.unless(made.deadline().isAfter(entry.at()), PROMISE, "%s is over when it is made", made);
        Violation.unless(
                made.agent() == null || !rejected.get(id).contains(made.agent()),
                "Q-07",
                "%s, but he rejected before",
                made);
        standing.put(id, made);
        generations.put(id, made.generation());
    }

    private void ended(RoutingEvent.OfferEnded ended) {
        RoutingEvent.OfferMade made = standing.remove(ended.interaction());
        Violation.unless(
                made != null && made.generation() == ended.generation() && Objects.equals(made.agent(), ended.agent()),
                PROMISE,
                "%s, but %s stood",
                ended,
                made);
        if (ended.why() == OfferEnd.REJECTED && ended.agent() != null) {
            rejected.get(ended.interaction()).add(ended.agent());
        }
    }

    private void over(InteractionId interaction, RoutingEvent event) {
        Violation.unless(
                !standing.containsKey(interaction), PROMISE, "%s while %s stands", event, standing.get(interaction));
    }

    /** The offers that stand. */
    Map<InteractionId, RoutingEvent.OfferMade> standing() {
        return standing;
    }
}
