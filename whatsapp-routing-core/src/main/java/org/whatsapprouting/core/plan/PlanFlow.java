package org.whatsapprouting.core.plan;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.core.plan.Problem.Code;

/** Follows a plan as passes could: finds actions that none reaches, and loops that none gets out of. */
final class PlanFlow {
    private final String path;
    private final List<Action> actions;
    private final Problems problems;
    private final Map<ActionId, Integer> byId = new HashMap<>();

    PlanFlow(String path, List<Action> actions, Problems problems) {
        this.path = path;
        this.actions = actions;
        this.problems = problems;
        for (int i = 0; i < actions.size(); i++) {
            byId.put(actions.get(i).id(), i);
        }
    }

    void check() {
        if (actions.isEmpty()) {
            return;
        }
        var reached = reachable(0, false);
        for (int i = 0; i < actions.size(); i++) {
            if (!reached.get(i)) {
                problems.warning(
                        path + "[" + i + "]",
                        Code.UNREACHABLE,
                        "No message reaches action '" + actions.get(i).id()
                                + "'. Let a jump lead to it, or leave it out.");
            } else {
                checkLoop(i);
            }
        }
    }

    /** Only a jump back can close a loop, since everything else leads forward. */
    private void checkLoop(int jump) {
        var application = actions.get(jump).application();
        if (application instanceof Application.GoToP goTo) {
            checkLoop(jump, goTo.target(), "target");
        } else if (application instanceof Application.GoToIf branch) {
            checkLoop(jump, branch.whenTrue(), "whenTrue");
            checkLoop(jump, branch.whenFalse(), "whenFalse");
        }
    }

    private void checkLoop(int jump, @Nullable ActionId target, String field) {
        var to = target == null ? null : byId.get(target);
        if (to != null && to <= jump && reachable(to, true).get(jump)) {
            problems.warning(
                    path + "[" + jump + "]." + field,
                    Code.ENDLESS_LOOP,
                    "This jump leads back to '" + target
                            + "' with nothing to wait for on the way, so a pass can go round until it is stopped. Put a Queue, "
                            + "Agent or bot without interval in between, or jump forward.");
        }
    }

    /** The actions that can come up from one on. */
    private BitSet reachable(int from, boolean withoutWaiting) {
        var reached = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(from);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (at < actions.size() && !reached.get(at)) {
                reached.set(at);
                follow(at, withoutWaiting, open);
            }
        }
        return reached;
    }

    private void follow(int at, boolean withoutWaiting, ArrayDeque<Integer> open) {
        var action = actions.get(at);
        var application = action.application();
        if (action.interval() != null) {
            open.add(at + 1);
        }
        if (application instanceof Application.GoToP jump) {
            open.add(byId.getOrDefault(jump.target(), at + 1));
        } else if (application instanceof Application.GoToIf branch) {
            open.add(target(branch.whenTrue(), at));
            open.add(target(branch.whenFalse(), at));
        } else if (!(application instanceof Application.Close)
                && !(withoutWaiting && waits(application))
                && !isLast(application)) {
            open.add(at + 1);
        }
    }

    private int target(@Nullable ActionId id, int at) {
        return id == null ? at + 1 : byId.getOrDefault(id, at + 1);
    }

    private static boolean waits(Application application) {
        return application instanceof Application.Queue
                || application instanceof Application.Bot
                || (application instanceof Application.Agent agent && !agent.skipIfUnavailable());
    }

    /** A queue without a time limit is left by being accepted only. */
    private static boolean isLast(Application application) {
        return application instanceof Application.Queue queue && queue.timeout().isZero();
    }
}
