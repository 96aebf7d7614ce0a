package org.whatsapprouting.api.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ordered waiting place that offers interactions to its members (mission 1.9).
 *
 * @param id names the queue
 * @param name what people see, not blank
 * @param strategy how members are chosen
 * @param agentTimeout how long one offer stands before it is withdrawn (mission Q-06), 1 s or more
 * @param retry how long the queue waits after a withdrawn offer before it offers again (mission G-15), not negative
 * @param weight 0 to 10; of several queues that could use one free agent the heaviest goes first (mission Q-05, G-23)
 * @param members the agents in the order in which they joined, which is the round-robin order (mission G-18), no doubles
 * @param teams the teams whose agents are members too, after those named one by one (mission Q-09), no doubles
 * @param requires the skills a member must have to be asked, each with the lowest level, 1 to 10 (mission QA-02)
 * @param description what the queue is for, or null (mission Q-01)
 */
public record Queue(
        QueueId id,
        String name,
        Strategy strategy,
        Duration agentTimeout,
        Duration retry,
        int weight,
        List<AgentId> members,
        List<TeamId> teams,
        Map<SkillId, Integer> requires,
        @Nullable String description) {
    /** How long one offer stands unless the queue says otherwise. */
    public static final Duration DEFAULT_AGENT_TIMEOUT = Duration.ofSeconds(15);

    /** How long a queue waits between offers unless it says otherwise (mission G-15). */
    public static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);

    private static final int MAX_WEIGHT = 10;

    /** How a queue chooses whom to offer an interaction to. */
    public enum Strategy {
        /** All available members at once; the first to accept wins (mission Q-02). */
        BEEPALL,
        /** One member at a time, starting after the one offered last (mission Q-03, G-17). */
        RR_MEMORY,
        /** One member at a time, the one this queue offered to longest ago (mission Q-04). */
        LEAST_RECENT
    }

    /** @throws IllegalArgumentException if a value is out of its range; the message names the queue and the value */
    public Queue {
        members = List.copyOf(members);
        teams = List.copyOf(teams);
        requires = SkillId.levels("Queue '" + id + "'", requires);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Queue '" + id + "' needs a name.");
        }
        if (agentTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "Queue '" + id + "' has agent timeout " + agentTimeout + ". Give 1 second or more.");
        }
        if (retry.isNegative()) {
            throw new IllegalArgumentException("Queue '" + id + "' has retry " + retry + ". Give zero or more.");
        }
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("Queue '" + id + "' has weight " + weight + ". Give 0 to 10.");
        }
        if (members.stream().distinct().count() != members.size()) {
            throw new IllegalArgumentException("Queue '" + id + "' lists a member twice: " + members + ".");
        }
        if (teams.stream().distinct().count() != teams.size()) {
            throw new IllegalArgumentException("Queue '" + id + "' lists a team twice: " + teams + ".");
        }
    }

    /** Makes a queue of agents, without teams, required skills and a description. */
    public Queue(
            QueueId id,
            String name,
            Strategy strategy,
            Duration agentTimeout,
            Duration retry,
            int weight,
            List<AgentId> members) {
        this(id, name, strategy, agentTimeout, retry, weight, members, List.of(), Map.of(), null);
    }

    /** Returns a queue with the default clocks and weight 0 whose name is its id. */
    public static Queue of(String id, Strategy strategy, AgentId... members) {
        return new Queue(new QueueId(id), id, strategy, DEFAULT_AGENT_TIMEOUT, DEFAULT_RETRY, 0, List.of(members));
    }

    /** Returns this queue with other agents as members. */
    public Queue withMembers(List<AgentId> others) {
        return new Queue(id, name, strategy, agentTimeout, retry, weight, others, teams, requires, description);
    }

    /** Returns this queue with other teams. */
    public Queue withTeams(List<TeamId> others) {
        return new Queue(id, name, strategy, agentTimeout, retry, weight, members, others, requires, description);
    }

    /** Returns this queue with other required skills. */
    public Queue withRequires(Map<SkillId, Integer> others) {
        return new Queue(id, name, strategy, agentTimeout, retry, weight, members, teams, others, description);
    }
}
