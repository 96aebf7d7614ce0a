package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;

/**
 * A tenant as the engine works with it: everything by id, plans compiled, and who belongs where worked out. It is a
 * snapshot: a change of the configuration makes a new one. Immutable, safe for any thread.
 */
public final class CompiledTenant {
    private final Tenant tenant;
    private final Map<AccountId, Account> accounts;
    private final Map<AgentId, Agent> agents;
    private final Map<QueueId, Queue> queues;
    private final Map<IntervalId, Interval> intervals;
    private final Map<TagId, Tag> tags;
    private final Map<PauseId, Pause> pauses;
    private final Map<ContactListId, ContactList> lists;
    private final Map<AccountId, CompiledPlan> plans = new HashMap<>();
    private final Map<AgentId, List<Queue>> queuesByAgent = new HashMap<>();

    private CompiledTenant(Tenant tenant) {
        this.tenant = tenant;
        this.accounts = byId(tenant.accounts(), Account::id);
        this.agents = byId(tenant.agents(), Agent::id);
        var membership = Membership.of(tenant);
        var manned = tenant.queues().stream()
                .map(queue -> queue.withMembers(membership.of(queue.id())))
                .toList();
        this.queues = byId(manned, Queue::id);
        this.intervals = byId(tenant.intervals(), Interval::id);
        this.tags = byId(tenant.tags(), Tag::id);
        this.pauses = byId(tenant.pauses(), Pause::id);
        this.lists = byId(tenant.lists(), ContactList::id);
        manned.stream()
                .sorted(Comparator.comparingInt(Queue::weight).reversed())
                .forEach(queue -> queue.members()
                        .forEach(member -> queuesByAgent
                                .computeIfAbsent(member, agent -> new ArrayList<>())
                                .add(queue)));
        tenant.accounts().forEach(account -> plans.put(account.id(), compile(account, account.plan())));
    }

    /**
     * Compiles a tenant.
     *
     * @param tenant a tenant without errors, see {@link TenantCheck}; of two things with one id the last one counts
     */
    public static CompiledTenant of(Tenant tenant) {
        return new CompiledTenant(tenant);
    }

    private static <K, V> Map<K, V> byId(List<V> items, Function<V, K> id) {
        return items.stream().collect(Collectors.toUnmodifiableMap(id, item -> item, (first, second) -> second));
    }

    /**
     * Compiles a plan of one of the accounts, for example an older version that a wait began under. Whatever it names that
     * is gone counts as never open, never true.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public CompiledPlan compile(AccountId account, RoutingPlan plan) {
        var found = accounts.get(account);
        if (found == null) {
            throw noAccount(account);
        }
        return compile(found, plan);
    }

    private CompiledPlan compile(Account account, RoutingPlan plan) {
        var zone = account.settings().zone();
        return new CompiledPlan(plan, id -> {
            var interval = intervals.get(id);
            return interval == null ? CompiledInterval.never(id, zone) : CompiledInterval.of(interval, zone);
        });
    }

    /** The tenant it was made from. */
    public Tenant tenant() {
        return tenant;
    }

    /** The id of the tenant. */
    public TenantId id() {
        return tenant.id();
    }

    /** The account of an id, or null. */
    public @Nullable Account account(AccountId id) {
        return accounts.get(id);
    }

    /** The agent of an id, or null. */
    public @Nullable Agent agent(AgentId id) {
        return agents.get(id);
    }

    /** The queue of an id with all its members, those of its teams too and nobody who lacks a skill; or null. */
    public @Nullable Queue queue(QueueId id) {
        return queues.get(id);
    }

    /** The interval of an id, or null. */
    public @Nullable Interval interval(IntervalId id) {
        return intervals.get(id);
    }

    /** The tag of an id, or null. */
    public @Nullable Tag tag(TagId id) {
        return tags.get(id);
    }

    /** The pause of an id, or null. */
    public @Nullable Pause pause(PauseId id) {
        return pauses.get(id);
    }

    /** The contact list of an id, or null. */
    public @Nullable ContactList list(ContactListId id) {
        return lists.get(id);
    }

    /**
     * The plan of an account in its present version.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public CompiledPlan plan(AccountId account) {
        var plan = plans.get(account);
        if (plan == null) {
            throw noAccount(account);
        }
        return plan;
    }

    /** The queues an agent is a member of, the heaviest first (mission G-23); empty if there is no such agent. */
    public List<Queue> queuesOf(AgentId agent) {
        return Collections.unmodifiableList(queuesByAgent.getOrDefault(agent, List.of()));
    }

    /**
     * The members of a queue that may be offered interactions of an account (mission G-21), in the order of the queue:
     * those who belong to the account, or all if the account says so. Empty if there is no such queue or account.
     */
    public List<Agent> eligible(QueueId queue, AccountId account) {
        var place = queues.get(queue);
        var of = accounts.get(account);
        if (place == null || of == null) {
            return List.of();
        }
        var eligible = new ArrayList<Agent>();
        for (AgentId member : place.members()) {
            var agent = agents.get(member);
            if (agent != null
                    && (!of.settings().offerToMembersOnly() || of.agents().contains(member))) {
                eligible.add(agent);
            }
        }
        return List.copyOf(eligible);
    }

    private IllegalArgumentException noAccount(AccountId account) {
        return new IllegalArgumentException(
                "Tenant '" + id() + "' has no account '" + account + "'. It has " + accounts.keySet() + ".");
    }
}
