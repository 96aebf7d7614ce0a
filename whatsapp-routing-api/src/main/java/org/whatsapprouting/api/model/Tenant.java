package org.whatsapprouting.api.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole configuration of one contact centre. It is checked as a whole before the engine takes it: every reference
 * must have its target.
 *
 * @param id names the tenant
 * @param accounts the accounts
 * @param agents the agents
 * @param teams the teams
 * @param queues the queues
 * @param intervals the intervals
 * @param dispositions the dispositions
 * @param tags the tags
 * @param pauses the pauses
 * @param cannedAnswers the canned answers
 * @param lists the contact lists
 */
public record Tenant(
        TenantId id,
        List<Account> accounts,
        List<Agent> agents,
        List<Team> teams,
        List<Queue> queues,
        List<Interval> intervals,
        List<Disposition> dispositions,
        List<Tag> tags,
        List<Pause> pauses,
        List<CannedAnswer> cannedAnswers,
        List<ContactList> lists) {
    /** Copies the lists. */
    public Tenant {
        accounts = List.copyOf(accounts);
        agents = List.copyOf(agents);
        teams = List.copyOf(teams);
        queues = List.copyOf(queues);
        intervals = List.copyOf(intervals);
        dispositions = List.copyOf(dispositions);
        tags = List.copyOf(tags);
        pauses = List.copyOf(pauses);
        cannedAnswers = List.copyOf(cannedAnswers);
        lists = List.copyOf(lists);
    }

    /** Returns a builder for {@link TenantId#DEFAULT}. */
    public static Builder builder() {
        return new Builder(TenantId.DEFAULT);
    }

    /** Returns a builder for this tenant. */
    public static Builder builder(TenantId id) {
        return new Builder(id);
    }

    /** Returns this tenant with other accounts. */
    public Tenant withAccounts(List<Account> others) {
        return new Tenant(
                id, others, agents, teams, queues, intervals, dispositions, tags, pauses, cannedAnswers, lists);
    }

    /** Returns this tenant with other agents. */
    public Tenant withAgents(List<Agent> others) {
        return new Tenant(
                id, accounts, others, teams, queues, intervals, dispositions, tags, pauses, cannedAnswers, lists);
    }

    /** Returns this tenant with other teams. */
    public Tenant withTeams(List<Team> others) {
        return new Tenant(
                id, accounts, agents, others, queues, intervals, dispositions, tags, pauses, cannedAnswers, lists);
    }

    /** Returns this tenant with other queues. */
    public Tenant withQueues(List<Queue> others) {
        return new Tenant(
                id, accounts, agents, teams, others, intervals, dispositions, tags, pauses, cannedAnswers, lists);
    }

    /** Returns this tenant with other dispositions. */
    public Tenant withDispositions(List<Disposition> others) {
        return new Tenant(id, accounts, agents, teams, queues, intervals, others, tags, pauses, cannedAnswers, lists);
    }

    /**
     * Returns this tenant without a disposition and those under it (mission D-04); the same tenant if it is not there, so
     * that deleting twice is no mistake. Interactions that were closed with one of them keep their labels.
     */
    public Tenant without(Disposition disposition) {
        return withDispositions(dispositions.stream()
                .filter(each -> !each.equals(disposition) && !each.isUnder(disposition))
                .toList());
    }

    /** Returns this tenant with other canned answers. */
    public Tenant withCannedAnswers(List<CannedAnswer> others) {
        return new Tenant(id, accounts, agents, teams, queues, intervals, dispositions, tags, pauses, others, lists);
    }

    /** Collects a tenant piece by piece. Confined to one thread. */
    public static final class Builder {
        private final TenantId id;
        private final List<Account> accounts = new ArrayList<>();
        private final List<Agent> agents = new ArrayList<>();
        private final List<Team> teams = new ArrayList<>();
        private final List<Queue> queues = new ArrayList<>();
        private final List<Interval> intervals = new ArrayList<>();
        private final List<Disposition> dispositions = new ArrayList<>();
        private final List<Tag> tags = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();
        private final List<CannedAnswer> cannedAnswers = new ArrayList<>();
        private final List<ContactList> lists = new ArrayList<>();

        private Builder(TenantId id) {
            this.id = id;
        }

        /** Adds an account. */
        public Builder account(Account account) {
            accounts.add(account);
            return this;
        }

        /** Adds an agent. */
        public Builder agent(Agent agent) {
            agents.add(agent);
            return this;
        }

        /** Adds a team. */
        public Builder team(Team team) {
            teams.add(team);
            return this;
        }

        /** Adds a queue. */
        public Builder queue(Queue queue) {
            queues.add(queue);
            return this;
        }

        /** Adds an interval. */
        public Builder interval(Interval interval) {
            intervals.add(interval);
            return this;
        }

        /** Adds a disposition. */
        public Builder disposition(Disposition disposition) {
            dispositions.add(disposition);
            return this;
        }

        /** Adds dispositions, for example {@link Disposition#standard()}. */
        public Builder dispositions(List<Disposition> some) {
            dispositions.addAll(some);
            return this;
        }

        /** Adds a tag. */
        public Builder tag(Tag tag) {
            tags.add(tag);
            return this;
        }

        /** Adds a pause. */
        public Builder pause(Pause pause) {
            pauses.add(pause);
            return this;
        }

        /** Adds a canned answer. */
        public Builder cannedAnswer(CannedAnswer answer) {
            cannedAnswers.add(answer);
            return this;
        }

        /** Adds a contact list. */
        public Builder list(ContactList list) {
            lists.add(list);
            return this;
        }

        /** Returns the tenant collected so far. */
        public Tenant build() {
            return new Tenant(
                    id, accounts, agents, teams, queues, intervals, dispositions, tags, pauses, cannedAnswers, lists);
        }
    }
}
