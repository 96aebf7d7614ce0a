package org.whatsapprouting.api.model;

import java.util.ArrayList;
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

    /**
     * Returns this plan with one more action. Jumps keep their targets, because they name them by id (mission G-09).
     *
     * @param position the position it gets, 1 to one more than there are actions
     * @throws IllegalArgumentException if there is no such position, or the id is taken
     */
    public RoutingPlan withInserted(int position, Action action) {
        var changed = new ArrayList<>(actions);
        if (position < 1 || position > changed.size() + 1) {
            throw new IllegalArgumentException("Position " + position + " is asked for, but the plan has "
                    + changed.size() + " actions. Give 1 to " + (changed.size() + 1) + ".");
        }
        changed.add(position - 1, action);
        return new RoutingPlan(version, changed);
    }

    /**
     * Returns this plan with an action moved to another position; the others keep their order.
     *
     * @param position the position it gets, 1 to the number of actions
     * @throws IllegalArgumentException if there is no such action or position
     */
    public RoutingPlan withMoved(ActionId id, int position) {
        Action moved = find(id);
        return without(id).withInserted(position, moved);
    }

    /**
     * Returns this plan without an action. A jump that named it has no target any more, which the check of the
     * configuration reports.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    public RoutingPlan without(ActionId id) {
        Action gone = find(id);
        return new RoutingPlan(
                version, actions.stream().filter(action -> !action.equals(gone)).toList());
    }

    private Action find(ActionId id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Action '" + id + "' is asked for, but the plan has "
                        + actions.stream().map(Action::id).toList() + "."));
    }
}
