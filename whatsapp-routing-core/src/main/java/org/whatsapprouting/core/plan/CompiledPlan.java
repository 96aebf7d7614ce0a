package org.whatsapprouting.core.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.core.condition.Compilation;
import org.whatsapprouting.core.condition.Condition;
import org.whatsapprouting.core.condition.Conditions;
import org.whatsapprouting.core.condition.Variables;

/** A plan ready to be walked: arrays by place, counted from 0. Immutable. */
public final class CompiledPlan {
    /** What {@link #indexOf} answers for an action that is not in the plan. */
    public static final int ABSENT = -1;

    private final PlanVersion version;
    private final Action[] actions;
    private final @Nullable CompiledInterval[] intervals;
    private final @Nullable Condition[] conditions;
    private final Map<ActionId, Integer> byId = new HashMap<>();

    /**
     * Compiles a plan.
     *
     * @param intervals finds the intervals it names
     */
    CompiledPlan(RoutingPlan plan, Function<IntervalId, CompiledInterval> intervals) {
        List<Action> list = plan.actions();
        Variables variables = PlanVariables.of(plan);
        this.version = plan.version();
        this.actions = list.toArray(Action[]::new);
        this.intervals = new CompiledInterval[actions.length];
        this.conditions = new Condition[actions.length];
        for (int i = 0; i < actions.length; i++) {
            Action action = actions[i];
            byId.put(action.id(), i);
            this.intervals[i] = action.interval() == null ? null : intervals.apply(action.interval());
            this.conditions[i] = action.application() instanceof Application.GoToIf branch
                    ? condition(branch.condition(), variables)
                    : null;
        }
    }

    private static Condition condition(String text, Variables variables) {
        return Conditions.compile(text, variables) instanceof Compilation.Compiled compiled
                ? compiled.condition()
                : Condition.refused(text);
    }

    /** The version of the plan. */
    public PlanVersion version() {
        return version;
    }

    /** How many actions it has. */
    public int size() {
        return actions.length;
    }

    /** The action at a place. */
    public Action action(int index) {
        return actions[index];
    }

    /** What the action at a place does. */
    public Application application(int index) {
        return actions[index].application();
    }

    /** When the action at a place may run, or null for always. */
    public @Nullable CompiledInterval interval(int index) {
        return intervals[index];
    }

    /**
     * The condition of the GoToIf at a place.
     *
     * @throws IllegalArgumentException if there is another application
     */
    public Condition condition(int index) {
        var condition = conditions[index];
        if (condition == null) {
            throw new IllegalArgumentException("Action " + actions[index].id() + " has no condition, because it is a "
                    + application(index).getClass().getSimpleName() + ". Only GoToIf has one.");
        }
        return condition;
    }

    /** The place of an action, or {@link #ABSENT}. */
    public int indexOf(ActionId id) {
        return byId.getOrDefault(id, ABSENT);
    }
}
