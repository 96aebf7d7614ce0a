package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.core.condition.RoutingVariables;
import org.whatsapprouting.core.condition.ValueType;
import org.whatsapprouting.core.condition.Variable;
import org.whatsapprouting.core.condition.Variables;

/** The variables of one plan: those of every plan, and those its System actions set (mission SY-01, G-11). */
final class PlanVariables {
    private PlanVariables() {}

    static Variables of(RoutingPlan plan) {
        var set = new ArrayList<Variable>();
        for (Action action : plan.actions()) {
            if (action.application() instanceof Application.SystemCommand system
                    && problem(system.variable()) == null) {
                set.add(new Variable(
                        system.variable(), ValueType.TEXT, "The answer of the command " + system.command() + "."));
                set.add(new Variable(
                        system.variable() + "_EXIT",
                        ValueType.NUMBER,
                        "The exit code of the command " + system.command() + "."));
            }
        }
        return RoutingVariables.ALL.with(set);
    }

    /** What is wrong with the name a System action gives its answer, or null if it is fine. */
    static @Nullable String problem(String name) {
        if (RoutingVariables.ALL.find(name).isPresent()) {
            return "The variable '" + name + "' exists already and cannot be set. Choose another name.";
        }
        try {
            return new Variable(name, ValueType.TEXT, "").name().isEmpty() ? "" : null;
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
    }
}
