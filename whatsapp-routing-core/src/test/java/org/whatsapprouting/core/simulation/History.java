package org.whatsapprouting.core.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Fold;

/** Reads the feed once, in order, and holds it against the promises. */
final class History {
    final Fold fold = new Fold(TenantId.DEFAULT);
    final Ownership ownership = new Ownership();
    final Offering offering = new Offering();
    final Sending sending = new Sending();
    /** All offers ever made, the oldest first. */
    final List<RoutingEvent.OfferMade> offers = new ArrayList<>();
    /** All interactions there are, with their contacts. */
    final Map<InteractionId, ContactId> interactions = new LinkedHashMap<>();
    /** The customers' messages in the order in which they were decided. */
    final Map<MessageId, Integer> received = new HashMap<>();

    private final Set<Object> assigned = new HashSet<>();
    private long position;

    long position() {
        return position;
    }

    void add(HistoryEntry entry, Tenant tenant) {
        Violation.unless(entry.position() > position, "the feed", "position %d follows %d", entry.position(), position);
        position = entry.position();
        for (RoutingEvent event : entry.events()) {
            fold.add(event);
            if (event instanceof RoutingEvent.OfferMade e) {
                offers.add(e);
            } else if (event instanceof RoutingEvent.InteractionOpened e) {
                interactions.put(e.interaction(), e.contact());
            } else if (event instanceof RoutingEvent.MessageReceived e) {
                received.put(e.message(), received.size());
            } else if (event instanceof RoutingEvent.Assigned e) {
                assigned.add(List.of(e.interaction(), e.agent()));
            } else if (event instanceof RoutingEvent.OwnerReturned e) {
                assigned.add(List.of(e.interaction(), e.agent()));
            }
        }
        ownership.add(entry, tenant);
        offering.add(entry);
        sending.add(entry, tenant);
    }

    /** Whether an agent ever became the owner of an interaction. */
    boolean wasAssigned(Object interaction, Object agent) {
        return assigned.contains(List.of(interaction, agent));
    }
}
