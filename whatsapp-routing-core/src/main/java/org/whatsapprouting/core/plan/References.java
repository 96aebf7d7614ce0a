package org.whatsapprouting.core.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.Problem.Code;

/** Every name of something else is the name of something that is there. */
final class References {
    private final Tenant tenant;
    private final Problems problems;
    private final Set<String> accounts;
    private final Set<String> agents;
    private final Set<String> teams;
    private final Set<String> skills;
    private final Membership membership;
    private final Set<String> queues;
    private final Set<String> intervals;
    private final Set<String> tags;
    private final Set<String> pauses;
    private final Set<String> lists;

    References(Tenant tenant, Problems problems) {
        this.tenant = tenant;
        this.problems = problems;
        this.accounts = names(tenant.accounts().stream().map(Account::id).toList());
        this.agents = names(tenant.agents().stream().map(agent -> agent.id()).toList());
        this.teams = names(tenant.teams().stream().map(team -> team.id()).toList());
        this.skills = names(tenant.agents().stream()
                .flatMap(agent -> agent.skills().keySet().stream())
                .toList());
        this.membership = Membership.of(tenant);
        this.queues = names(tenant.queues().stream().map(Queue::id).toList());
        this.intervals =
                names(tenant.intervals().stream().map(interval -> interval.id()).toList());
        this.tags = names(tenant.tags().stream().map(tag -> tag.id()).toList());
        this.pauses = names(tenant.pauses().stream().map(pause -> pause.id()).toList());
        this.lists = names(tenant.lists().stream().map(list -> list.id()).toList());
        // Accounts that name no list use this one, so it is always there.
        lists.add(Account.DEFAULT_LIST.value());
    }

    private static Set<String> names(Collection<?> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    void check() {
        for (int i = 0; i < tenant.accounts().size(); i++) {
            var account = tenant.accounts().get(i);
            list("accounts[" + i + "].list", account.list());
            agents("accounts[" + i + "].agents", account.agents());
            if (account.settings().mandatoryDisposition() != null) {
                among(
                        "accounts[" + i + "].mandatoryDisposition",
                        "Pause",
                        account.settings().mandatoryDisposition(),
                        pauses);
            }
        }
        for (int i = 0; i < tenant.teams().size(); i++) {
            eachAgent("teams[" + i + "].agents", tenant.teams().get(i).agents());
        }
        for (int i = 0; i < tenant.queues().size(); i++) {
            members("queues[" + i + "]", tenant.queues().get(i));
        }
        for (int i = 0; i < tenant.dispositions().size(); i++) {
            scope("dispositions[" + i + "].scope", tenant.dispositions().get(i).scope());
        }
        for (int i = 0; i < tenant.cannedAnswers().size(); i++) {
            CannedAnswer answer = tenant.cannedAnswers().get(i);
            if (answer.account() != null) {
                among("cannedAnswers[" + i + "].account", "Account", answer.account(), accounts);
            }
        }
    }

    private void eachAgent(String path, List<AgentId> ids) {
        for (int i = 0; i < ids.size(); i++) {
            agent(path + "[" + i + "]", ids.get(i));
        }
    }

    private void members(String path, Queue queue) {
        eachAgent(path + ".members", queue.members());
        for (int i = 0; i < queue.teams().size(); i++) {
            among(path + ".teams[" + i + "]", "Team", queue.teams().get(i), teams);
        }
        queue.requires().keySet().stream()
                .map(SkillId::value)
                .sorted()
                .filter(skill -> !skills.contains(skill))
                .forEach(skill -> problems.unlikely(
                        path + ".requires." + skill,
                        Code.UNKNOWN_SKILL,
                        "No agent has the skill '" + skill + "', so queue '" + queue.id() + "' asks nobody.",
                        skill,
                        skills));
        if (membership.able(queue).isEmpty()) {
            problems.warning(
                    path + ".members",
                    Code.EMPTY_QUEUE,
                    membership.named(queue).isEmpty()
                            ? "Queue '" + queue.id()
                                    + "' has no members, so nobody is ever asked. Add agents or teams to it."
                            : "None of the members of queue '" + queue.id() + "' has all the skills it requires, "
                                    + "so nobody is ever asked. Lower a level, or add agents who reach it.");
        }
    }

    /** The members of a queue who may be asked. */
    List<AgentId> membersOf(Queue queue) {
        return membership.able(queue);
    }

    private void scope(String path, Disposition.Scope scope) {
        if (scope instanceof Disposition.Scope.OfAccount of) {
            among(path + ".account", "Account", of.account(), accounts);
        } else if (scope instanceof Disposition.Scope.OfQueue of) {
            queue(path + ".queue", of.queue());
        } else if (scope instanceof Disposition.Scope.OfList of) {
            list(path + ".list", of.list());
        }
    }

    private void agents(String path, Set<AgentId> members) {
        members.stream()
                .map(AgentId::value)
                .sorted()
                .filter(member -> !agents.contains(member))
                .forEach(member -> among(path + "['" + member + "']", "Agent", member, agents));
    }

    private void list(String path, Object id) {
        among(path, "Contact list", id, lists);
    }

    /** Checks the name of an agent. */
    void agent(String path, AgentId id) {
        among(path, "Agent", id, agents);
    }

    /** Checks the name of a queue, and returns the queue if it is there. */
    List<Queue> queue(String path, QueueId id) {
        among(path, "Queue", id, queues);
        return tenant.queues().stream()
                .filter(queue -> queue.id().equals(id))
                .limit(1)
                .toList();
    }

    /** Checks the name of an interval. */
    void interval(String path, Object id) {
        among(path, "Interval", id, intervals);
    }

    /** Checks the name of a tag. */
    void tag(String path, Object id) {
        among(path, "Tag", id, tags);
    }

    /** The dispositions that may be used in an account, whatever the queue. */
    Set<String> dispositionsOf(Account account) {
        return tenant.dispositions().stream()
                .filter(disposition -> covers(disposition.scope(), account))
                .map(disposition -> disposition.path().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean covers(Disposition.Scope scope, Account account) {
        return scope instanceof Disposition.Scope.Global
                || (scope instanceof Disposition.Scope.OfAccount of
                        && of.account().equals(account.id()))
                || (scope instanceof Disposition.Scope.OfList list
                        && list.list().equals(account.list()));
    }

    private void among(String path, String kind, Object id, Set<String> there) {
        var name = id.toString();
        if (!there.contains(name)) {
            problems.notAmong(
                    path, Code.UNKNOWN_REFERENCE, kind + " '" + name + "' is named here but not defined.", name, there);
        }
    }
}
