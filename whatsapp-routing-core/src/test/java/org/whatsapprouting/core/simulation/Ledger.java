package org.whatsapprouting.core.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.CommandId;

/** What the outside world was told: which webhooks were acknowledged and what callers were answered. */
final class Ledger {
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<CommandId, Object> firstAnswers = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    /** Something that must hold because somebody was told so. */
    interface Claim {
        void check(History history, Snapshot snapshot);
    }

    /** An event the provider delivers until it is acknowledged. */
    static final class Delivery {
        final InboundEvent event;
        final long posted;
        long acknowledged = Long.MAX_VALUE;
        /** Whether an engine that died acknowledged it, so that nothing is said about its order. */
        boolean elsewhere;

        Delivery(InboundEvent event, long posted) {
            this.event = event;
            this.posted = posted;
        }

        boolean isAcknowledged() {
            return acknowledged != Long.MAX_VALUE;
        }
    }

    Delivery posted(InboundEvent event, long tick) {
        return deliveries.computeIfAbsent(event.eventKey(), any -> new Delivery(event, tick));
    }

    void acknowledged(List<InboundEvent> events, long tick) {
        for (InboundEvent event : events) {
            Delivery delivery = Objects.requireNonNull(deliveries.get(event.eventKey()));
            delivery.acknowledged = Math.min(delivery.acknowledged, tick);
        }
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    List<Delivery> unacknowledged() {
        return deliveries.values().stream()
                .filter(delivery -> !delivery.isAcknowledged())
                .toList();
    }

    void answered(CommandId id, Object answer) {
        Object first = firstAnswers.putIfAbsent(id, answer);
        Violation.unless(
                first == null || first.equals(answer),
                "commands are idempotent",
                "command %s was answered %s and then %s",
                id,
                first,
                answer);
    }

    void claim(Claim claim) {
        claims.add(claim);
    }

    void check(History history, Snapshot snapshot) {
        claims.forEach(claim -> claim.check(history, snapshot));
        claims.clear();
    }
}
