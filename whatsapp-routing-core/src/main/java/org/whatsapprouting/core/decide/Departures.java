package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.plan.Membership;

/**
 * What a new configuration means for agents who may be asked less than before: what is offered to them alone and may not
 * be any more is withdrawn, and round robin goes on from where they stood (mission G-18). Offers to all members need
 * nothing, because whom they reach is derived.
 */
final class Departures {
    private final Draft draft;
    private final Tenant before;
    private final Membership was;
    private final Membership is;
    private final Set<AgentId> agents;
    private final Map<AccountId, Account> accounts;

    Departures(Draft draft, Tenant before, Tenant after) {
        this.draft = draft;
        this.before = before;
        this.was = Membership.of(before);
        this.is = Membership.of(after);
        this.agents = after.agents().stream().map(Agent::id).collect(Collectors.toSet());
        this.accounts = after.accounts().stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** Lets all of it happen. Returns false if more must be loaded first. */
    boolean happen() {
        Map<Queue, Set<AgentId>> left = left();
        Set<AgentId> leavers = leavers(left);
        var wanted = new ArrayList<RecordKey>();
        leavers.forEach(agent -> wanted.add(draft.keys().agent(agent)));
        left.keySet().forEach(queue -> wanted.add(draft.keys().queue(queue.id())));
        if (!draft.has(wanted)) {
            return false;
        }
        // Nobody may be asked between this look and the commit, nor a memory change.
        wanted.forEach(draft::guard);
        left.forEach(this::moveMemory);
        return withdraw(leavers);
    }

    /** For each queue whom it asks no longer. */
    private Map<Queue, Set<AgentId>> left() {
        var left = new LinkedHashMap<Queue, Set<AgentId>>();
        for (Queue queue : before.queues()) {
            var gone = new HashSet<>(was.of(queue.id()));
            is.of(queue.id()).forEach(gone::remove);
            if (!gone.isEmpty()) {
                left.put(queue, gone);
            }
        }
        return left;
    }

    private Set<AgentId> leavers(Map<Queue, Set<AgentId>> left) {
        Set<AgentId> leavers = new TreeSet<>(Comparator.comparing(AgentId::value));
        left.values().forEach(leavers::addAll);
        List<AgentId> all = before.agents().stream().map(Agent::id).toList();
        all.stream().filter(agent -> !agents.contains(agent)).forEach(leavers::add);
        for (Account account : before.accounts()) {
            var asked = account.settings().offerToMembersOnly() ? account.agents() : all;
            asked.stream()
                    .filter(agent -> !belongs(agent, accounts.get(account.id())))
                    .forEach(leavers::add);
        }
        return leavers;
    }

    private static boolean belongs(AgentId agent, @Nullable Account account) {
        return account != null
                && (!account.settings().offerToMembersOnly() || account.agents().contains(agent));
    }

    private boolean withdraw(Set<AgentId> leavers) {
        var ringing = new ArrayList<InteractionId>();
        for (AgentId agent : leavers) {
            draft.agent(agent).ringing().stream()
                    .sorted(Comparator.comparing(InteractionId::value))
                    .forEach(ringing::add);
        }
        if (!draft.has(ringing.stream().map(draft.keys()::interaction).toList())) {
            return false;
        }
        for (InteractionId id : ringing) {
            InteractionState interaction = draft.interaction(id);
            Wait wait = interaction == null ? null : interaction.waiting();
            Ring ring = wait == null ? null : wait.ring();
            if (interaction == null || wait == null || ring == null || ring.agent() == null) {
                continue;
            }
            if (!mayBeAsked(ring.agent(), interaction.account(), wait.target())) {
                draft.happen(
                        new RoutingEvent.OfferEnded(id, ring.generation(), ring.agent(), OfferEnd.WITHDRAWN, null));
            }
        }
        return true;
    }

    private boolean mayBeAsked(AgentId agent, AccountId account, WaitTarget target) {
        boolean member =
                !(target instanceof WaitTarget.OfQueue of) || is.of(of.queue()).contains(agent);
        return member && agents.contains(agent) && belongs(agent, accounts.get(account));
    }

    private void moveMemory(Queue queue, Set<AgentId> gone) {
        AgentId last = draft.queue(queue.id()).lastOffered();
        if (last == null || !gone.contains(last)) {
            return;
        }
        List<AgentId> order = was.of(queue.id());
        int at = order.indexOf(last);
        while (at >= 0 && gone.contains(order.get(at))) {
            at--;
        }
        draft.happen(new RoutingEvent.QueueMemoryMoved(queue.id(), at < 0 ? null : order.get(at)));
    }
}
