package org.whatsapprouting.api.model;

import java.util.Map;

/**
 * A person who handles interactions. What he is doing right now is not configuration; see the engine's agents facet.
 *
 * @param id names the agent
 * @param name what people see, not blank
 * @param capacity how many open interactions he may own at once, 1 or more, or {@link #UNLIMITED} (mission G-22)
 * @param skills what he can, each at a level of 1 to 10 (mission QA-02)
 */
public record Agent(AgentId id, String name, int capacity, Map<SkillId, Integer> skills) {
    /** The capacity of an agent without a limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException if the name is blank, the capacity below 1, or a level out of its range */
    public Agent {
        skills = SkillId.levels("Agent '" + id + "'", skills);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Agent '" + id + "' needs a name.");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "Agent '" + id + "' has capacity " + capacity + ". Give 1 or more, or leave it out for no limit.");
        }
    }

    /** Makes an agent without skills. */
    public Agent(AgentId id, String name, int capacity) {
        this(id, name, capacity, Map.of());
    }

    /** Returns an agent without a capacity limit whose name is his id. */
    public static Agent of(String id) {
        return new Agent(new AgentId(id), id, UNLIMITED);
    }

    /** Returns this agent with other skills. */
    public Agent withSkills(Map<SkillId, Integer> others) {
        return new Agent(id, name, capacity, others);
    }

    /** Returns whether he has each of these skills at this level or a higher one. */
    public boolean reaches(Map<SkillId, Integer> levels) {
        return levels.entrySet().stream()
                .allMatch(wanted -> skills.getOrDefault(wanted.getKey(), 0) >= wanted.getValue());
    }
}
