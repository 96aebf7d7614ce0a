package org.whatsapprouting.api.model;

import java.util.List;

/**
 * The ordered actions of an account (mission F-01). The position of an action, counted from 1, is its priority.
 *
 * @param version the version; saved versions never change
 * @param actions the actions in order, each id once
 */
public record RoutingPlan(PlanVersion version, List<Action> actions) {
    /** @throws IllegalArgumentException if two actions have the same id */
    public RoutingPlan {
        actions = List.copyOf(actions);
        if (actions.stream().map(Action::id).distinct().count() != actions.size()) {
            throw new IllegalArgumentException("A plan names each action once, but these ids were given: "
                    + actions.stream().map(Action::id).toList() + ".");
        }
    }

    /** Returns the first version of a plan with these actions. */
    public static RoutingPlan of(Action... actions) {
        return new RoutingPlan(PlanVersion.FIRST, List.of(actions));
    }
}
