package org.whatsapprouting.core.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.decide.AgentState;
import org.whatsapprouting.core.decide.ContactState;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Ring;
import org.whatsapprouting.core.decide.State;
import org.whatsapprouting.core.decide.Wait;

/** What must hold whenever all engines came to rest. */
final class Settled {
    private final Snapshot snapshot;
    private final History history;
    private final Instant now;
    private final Tenant tenant;

    Settled(Snapshot snapshot, History history, Instant now) {
        this.snapshot = snapshot;
        this.history = history;
        this.now = now;
        this.tenant = snapshot.tenant();
    }

    /** Looks at everything. */
    void check() {
        rowsAreHistory();
        inboundOnce();
        linesMove();
        checkOpen();
    }

    /** Looks at agents and at what is open, which is all that a snapshot of those needs to hold. */
    void checkOpen() {
        restIsRest();
        loadsAreTrue();
        noSlotIsFree();
        offersStand();
        everyInteractionHasAnExit();
    }

    void checkAcknowledged(List<Ledger.Delivery> deliveries) {
        acknowledgedIsPresent(deliveries);
    }

    private void restIsRest() {
        Violation.unless(
                snapshot.overdue(now).isEmpty(),
                "promise 6, every clock goes off",
                "nobody looks at %s, due by %s",
                snapshot.overdue(now),
                now);
        Violation.unless(
                snapshot.all(RecordKind.MARK).isEmpty(),
                "promise 4, every mark is looked at",
                "%s",
                snapshot.all(RecordKind.MARK));
    }

    /** Replaying the history from nothing gives exactly the rows. */
    private void rowsAreHistory() {
        Map<RecordKey, State> replayed = history.fold.states();
        replayed.forEach((key, state) -> Violation.unless(
                state.equals(snapshot.state(key)),
                "promise 9, replay",
                "%s is %s, but its history makes %s",
                key,
                snapshot.state(key),
                state));
        for (RecordKind kind : List.of(
                RecordKind.AGENT, RecordKind.CONTACT, RecordKind.INTERACTION, RecordKind.MESSAGE, RecordKind.QUEUE)) {
            snapshot.all(kind)
                    .forEach(seen -> Violation.unless(
                            replayed.containsKey(seen.key()),
                            "promise 9, replay",
                            "%s is not in the history",
                            seen.key()));
        }
    }

    private void acknowledgedIsPresent(List<Ledger.Delivery> deliveries) {
        Violation.unless(
                snapshot.pending() == 0, "promise 1", "%d acknowledged events are undecided", snapshot.pending());
        Map<String, List<MessageState>> inbound = snapshot.inbound();
        for (Ledger.Delivery delivery : deliveries) {
            if (delivery.isAcknowledged() && delivery.event instanceof InboundEvent.MessageReceived message) {
                boolean raw = snapshot.has(new RecordKey(
                        TenantId.DEFAULT,
                        RecordKind.RAW,
                        Keys.inbox(Scenario.ACCOUNT, message.eventKey()).digest()));
                Violation.unless(
                        raw != inbound.containsKey(message.providerMessageId()),
                        "promise 1, nothing acknowledged is lost",
                        "%s was acknowledged",
                        message);
            }
        }
        order(deliveries, inbound);
    }

    /** Of one customer's messages, one that was posted after another was acknowledged is decided after it. */
    private void order(List<Ledger.Delivery> deliveries, Map<String, List<MessageState>> inbound) {
        var last = new HashMap<String, Ledger.Delivery>();
        for (Ledger.Delivery delivery : deliveries) {
            if (!(delivery.event instanceof InboundEvent.MessageReceived message)
                    || delivery.elsewhere
                    || !inbound.containsKey(message.providerMessageId())) {
                continue;
            }
            Ledger.Delivery before = last.put(String.valueOf(message.from().phone()), delivery);
            if (before != null && before.acknowledged < delivery.posted) {
                MessageId first = inbound.get(((InboundEvent.MessageReceived) before.event).providerMessageId())
                        .get(0)
                        .id();
                MessageId second =
                        inbound.get(message.providerMessageId()).get(0).id();
                Violation.unless(
                        history.received.get(first) < history.received.get(second),
                        "nothing overtakes an acknowledged message",
                        "%s was decided before %s",
                        second,
                        first);
            }
        }
    }

    private void inboundOnce() {
        snapshot.inbound()
                .forEach((id, messages) -> Violation.unless(
                        messages.size() == 1, "promise 2, nothing inbound counts twice", "%s is %s", id, messages));
    }

    /** What agents' records say is what interactions say. */
    private void loadsAreTrue() {
        var owned = new HashMap<AgentId, Integer>();
        var ringing = new HashMap<AgentId, Set<InteractionId>>();
        for (InteractionState one : snapshot.open()) {
            if (one.owner() != null) {
                owned.merge(one.owner().agent(), 1, Integer::sum);
            }
            Wait wait = one.waiting();
            Ring ring = wait == null ? null : wait.ring();
            if (wait != null && ring != null && ring.agent() != null && wait.stage() != WaitStage.OWNER) {
                ringing.computeIfAbsent(ring.agent(), any -> new HashSet<>()).add(one.id());
            }
        }
        for (Agent agent : tenant.agents()) {
            AgentState state = snapshot.agent(agent.id());
            if (state == null) {
                continue;
            }
            int his = owned.getOrDefault(agent.id(), 0);
            Violation.unless(
                    state.owned() == his && his == history.ownership.owned(agent.id()),
                    "promise 4, slots",
                    "%s owns %d, his record says %d",
                    agent.id(),
                    his,
                    state.owned());
            Set<InteractionId> rung = ringing.getOrDefault(agent.id(), Set.of());
            Violation.unless(
                    state.ringing().equals(rung) && rung.equals(history.ownership.reservedBy(agent.id())),
                    "promise 4, slots",
                    "%s is asked for %s, his record says %s",
                    agent.id(),
                    rung,
                    state.ringing());
        }
    }

    // ---- promise 4: no slot stays free while an interaction waits that its agent could be asked for

    private void noSlotIsFree() {
        for (InteractionState one : snapshot.open()) {
            Wait wait = one.waiting();
            if (wait == null || wait.ring() != null || (wait.again() != null && now.isBefore(wait.again()))) {
                continue;
            }
            for (AgentId agent : candidates(wait.target())) {
                int free = freeSlots(agent, one, wait);
                Queue queue = wait.target() instanceof WaitTarget.OfQueue of ? queue(of) : null;
                boolean beeps = queue != null && queue.strategy() == Queue.Strategy.BEEPALL;
                Violation.unless(
                        free == 0 || beeps && rung(agent, queue) >= Math.min(free, 5),
                        "promise 4, no slot stays free",
                        "%s waits for %s since %s, and %s has %d free slots",
                        one.id(),
                        wait.target(),
                        wait.since(),
                        agent,
                        free);
            }
        }
    }

    private List<AgentId> candidates(WaitTarget target) {
        return target instanceof WaitTarget.OfQueue of
                ? queue(of).members()
                : List.of(((WaitTarget.OfAgent) target).agent());
    }

    private Queue queue(WaitTarget.OfQueue target) {
        return tenant.queues().stream()
                .filter(queue -> queue.id().equals(target.queue()))
                .findFirst()
                .orElseThrow();
    }

    /** How many slots an agent has free for an interaction; none if he may not be asked for it. */
    private int freeSlots(AgentId id, InteractionState one, Wait wait) {
        Account account = tenant.accounts().stream()
                .filter(candidate -> candidate.id().equals(one.account()))
                .findFirst()
                .orElseThrow();
        AgentState state = snapshot.agent(id);
        boolean member =
                !account.settings().offerToMembersOnly() || account.agents().contains(id);
        if (state == null || !member || wait.rejectedBy().contains(id) || !state.loggedIn()) {
            return 0;
        }
        boolean paused = state.owed().isEmpty() ? state.ownPause() != null : state.owedPause() != null;
        int capacity = tenant.agents().stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElseThrow()
                .capacity();
        return paused
                ? 0
                : Math.max(0, capacity - state.owned() - state.ringing().size());
    }

    /** How many interactions of a queue that beeps all ring at an agent. */
    private long rung(AgentId agent, @Nullable Queue queue) {
        return snapshot.open().stream()
                .filter(one -> one.waiting() != null && one.waiting().ring() != null)
                .filter(one -> one.waiting().target() instanceof WaitTarget.OfQueue of
                        && queue != null
                        && of.queue().equals(queue.id()))
                .filter(one -> !one.waiting().rejectedBy().contains(agent))
                .count();
    }

    // ---- promises 5 and 6

    private void offersStand() {
        Set<InteractionId> standing = history.offering.standing().keySet();
        for (InteractionState one : snapshot.interactions()) {
            Ring ring = one.waiting() == null ? null : one.waiting().ring();
            Violation.unless(
                    (ring != null) == standing.contains(one.id()),
                    "promise 5, every offer ends",
                    "%s rings %s, the history says %s",
                    one.id(),
                    ring,
                    history.offering.standing().get(one.id()));
            Violation.unless(
                    ring == null || now.isBefore(ring.deadline()),
                    "promise 5, every offer ends",
                    "%s still rings %s at %s",
                    one.id(),
                    ring,
                    now);
        }
    }

    private void everyInteractionHasAnExit() {
        for (InteractionState one : snapshot.open()) {
            Wait wait = one.waiting();
            Violation.unless(
                    wait != null || one.owner() != null || one.unmanaged() != null,
                    "promise 6, every interaction has an exit",
                    "%s is nowhere",
                    one);
            if (wait != null && (wait.ring() != null || wait.until() != null || wait.again() != null)) {
                Instant clock = earliest(wait);
                Instant due = snapshot.stored(new Keys(TenantId.DEFAULT).interaction(one.id()))
                        .columns()
                        .due();
                Violation.unless(
                        clock == null || (due != null && !due.isAfter(clock)),
                        "promise 6, every clock is set",
                        "%s must be looked at by %s, but is due %s",
                        one.id(),
                        clock,
                        due);
            }
        }
    }

    private void linesMove() {
        var keys = new Keys(TenantId.DEFAULT);
        history.sending.lines().forEach((id, line) -> {
            ContactState contact = (ContactState) snapshot.state(keys.contact(id));
            Violation.unless(
                    contact.line().equals(line),
                    "promise 10, line per contact",
                    "the line of %s is %s, by its history %s",
                    id,
                    contact.line(),
                    line);
            Violation.unless(
                    line.isEmpty()
                            || snapshot.stored(keys.message(line.get(0)))
                                            .columns()
                                            .due()
                                    != null,
                    "promise 10, the line always moves",
                    "nobody looks at %s",
                    line);
        });
    }

    private @Nullable Instant earliest(Wait wait) {
        Instant earliest = wait.until();
        Instant other = wait.ring() != null ? wait.ring().deadline() : wait.again();
        if (other != null && other.isAfter(now) && (earliest == null || other.isBefore(earliest))) {
            earliest = other;
        }
        return earliest;
    }
}
