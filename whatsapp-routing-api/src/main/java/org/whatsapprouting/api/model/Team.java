package org.whatsapprouting.api.model;

import java.util.List;

/**
 * A named set of agents. A queue that has the team has its agents as members (mission Q-09).
 *
 * @param id names the team
 * @param name what people see, not blank
 * @param agents the agents in the order in which they joined, no doubles
 */
public record Team(TeamId id, String name, List<AgentId> agents) {
    /** @throws IllegalArgumentException if the name is blank or an agent is listed twice */
    public Team {
        agents = List.copyOf(agents);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Team '" + id + "' needs a name.");
        }
        if (agents.stream().distinct().count() != agents.size()) {
            throw new IllegalArgumentException("Team '" + id + "' lists an agent twice: " + agents + ".");
        }
    }

    /** Returns a team whose name is its id. */
    public static Team of(String id, AgentId... agents) {
        return new Team(new TeamId(id), id, List.of(agents));
    }
}
