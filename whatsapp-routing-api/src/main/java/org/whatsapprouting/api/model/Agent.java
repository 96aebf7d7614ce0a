package org.whatsapprouting.api.model;

/**
 * A person who handles interactions. What he is doing right now is not configuration; see the engine's agents facet.
 *
 * @param id names the agent
 * @param name what people see, not blank
 * @param capacity how many open interactions he may own at once, 1 or more, or {@link #UNLIMITED} (mission G-22)
 */
public record Agent(AgentId id, String name, int capacity) {
    /** The capacity of an agent without a limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException if the name is blank or the capacity is below 1 */
    public Agent {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Agent '" + id + "' needs a name.");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "Agent '" + id + "' has capacity " + capacity + ". Give 1 or more, or leave it out for no limit.");
        }
    }

    /** Returns an agent without a capacity limit whose name is his id. */
    public static Agent of(String id) {
        return new Agent(new AgentId(id), id, UNLIMITED);
    }
}
