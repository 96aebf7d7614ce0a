package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.UnmanagedReason;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.plan.CompiledPlan;

/**
 * A pass: walks the plan from an action until it arrives somewhere (mission F-01 to F-07, G-01). Where it arrives the wait
 * is kept if it is the same one, or replaced.
 */
final class Walk {
    /** How many steps a pass may take without arriving anywhere (mission G-08). */
    private static final int STEP_BUDGET = 1_000;

    private final Draft draft;
    private final Configured config;
    private final Account account;
    private final CompiledPlan plan;
    private final InteractionId id;
    private final Facts facts;
    private int steps;

    Walk(Draft draft, Configured config, Account account, CompiledPlan plan, InteractionId id, Facts facts) {
        this.draft = draft;
        this.config = config;
        this.account = account;
        this.plan = plan;
        this.id = id;
        this.facts = facts;
    }

    /** Counts the steps the pass took before it stood still. */
    Walk after(int taken) {
        steps = taken;
        return this;
    }

    /** Walks on from a place in the plan. Returns false if more must be loaded first. */
    boolean from(int start) {
        if (!account.settings().enabled()) {
            draft.explain(Code.ACCOUNT_OFF);
            return unmanaged(UnmanagedReason.ACCOUNT_OFF);
        }
        int at = start;
        for (; at < plan.size(); steps++) {
            if (steps >= STEP_BUDGET) {
                draft.explain(Code.STEP_BUDGET, Integer.toString(STEP_BUDGET));
                return unmanaged(UnmanagedReason.STEP_BUDGET);
            }
            Action action = plan.action(at);
            if (isOutside(at, action)) {
                at++;
                continue;
            }
            Application application = action.application();
            if (isGone(application)) {
                draft.explain(
                        Code.NOT_AVAILABLE,
                        at + 1,
                        action.id(),
                        application.getClass().getSimpleName());
                at++;
                continue;
            }
            if (application instanceof Application.Queue queue) {
                return arrive(at, action, new WaitTarget.OfQueue(queue.queue()), queue.timeout());
            }
            if (application instanceof Application.Agent agent) {
                if (!agent.skipIfUnavailable()) {
                    return arrive(at, action, new WaitTarget.OfAgent(agent.agent()), agent.timeout());
                }
                if (!draft.has(draft.keys().agent(agent.agent()))) {
                    return false;
                }
                if (draft.agent(agent.agent()).isAvailable()) {
                    return arrive(at, action, new WaitTarget.OfAgent(agent.agent()), agent.timeout());
                }
                draft.explain(
                        Code.AGENT_SKIPPED, at + 1, action.id(), agent.agent().value(), "not available");
                at++;
                continue;
            }
            if (application instanceof Application.Close close) {
                return close(at, action, close);
            }
            if (application instanceof Application.SystemCommand system) {
                new Passes(draft, config, id).pause(account, plan, at, system, facts, steps + 1);
                return true;
            }
            at = pass(at, action, application);
        }
        draft.explain(Code.END_OF_PLAN);
        return unmanaged(UnmanagedReason.END_OF_PLAN);
    }

    /** An older version of the plan may name a queue or an agent that was taken out of the configuration since. */
    private boolean isGone(Application application) {
        return (application instanceof Application.Queue queue
                        && config.tenant().queue(queue.queue()) == null)
                || (application instanceof Application.Agent one
                        && config.tenant().agent(one.agent()) == null);
    }

    private boolean isOutside(int at, Action action) {
        var interval = plan.interval(at);
        if (interval == null || interval.isOpenAt(draft.now())) {
            return false;
        }
        String next = interval.nextOpen(draft.now()).map(Instant::toString).orElse("never");
        draft.explain(Code.OUTSIDE_INTERVAL, at + 1, action.id(), String.valueOf(action.interval()), next);
        return true;
    }

    /** Runs an application that does not hold the pass, and returns where it goes on. */
    private int pass(int at, Action action, Application application) {
        if (application instanceof Application.AutoReply reply) {
            new Replying(draft, config, account, id, facts).reply(at + 1, action.id(), reply);
        } else if (application instanceof Application.Tag tag) {
            draft.happen(new RoutingEvent.Tagged(id, tag.tags()));
            draft.explain(
                    Code.TAGGED,
                    at + 1,
                    action.id(),
                    tag.tags().stream().map(Object::toString).sorted().collect(Collectors.joining(" ")));
        } else if (application instanceof Application.Noop noop) {
            draft.effect(new Effect.Log(noop.value()));
            draft.explain(Code.NOOP, at + 1, action.id());
        } else if (application instanceof Application.GoToP jump) {
            draft.explain(Code.JUMPED, at + 1, action.id(), jump.target().value());
            return plan.indexOf(jump.target());
        } else if (application instanceof Application.GoToIf branch) {
            return branch(at, action, branch);
        } else {
            draft.explain(
                    Code.NOT_AVAILABLE,
                    at + 1,
                    action.id(),
                    application.getClass().getSimpleName());
        }
        return at + 1;
    }

    private int branch(int at, Action action, Application.GoToIf branch) {
        var outcome = facts.evaluate(plan.condition(at));
        ActionId target = outcome.isTrue() ? branch.whenTrue() : branch.whenFalse();
        String leads = target == null ? "the next action" : target.value();
        if (outcome.hasFailed()) {
            draft.explain(Code.CONDITION_FAILED, at + 1, action.id(), outcome.code(), leads);
        } else {
            draft.explain(Code.CONDITION, at + 1, action.id(), Boolean.toString(outcome.isTrue()), leads);
        }
        return target == null ? at + 1 : plan.indexOf(target);
    }

    private boolean arrive(int at, Action action, WaitTarget target, Duration timeout) {
        Lane lane = Lane.of(target);
        InteractionState interaction = interaction();
        Wait wait = interaction.waiting();
        if (wait != null && wait.isAt(action.id(), target)) {
            draft.explain(Code.KEEPS_PLACE, at + 1, action.id(), lane.name());
            return true;
        }
        if (!Leaving.end(draft, config, interaction, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
            return false;
        }
        Instant until = timeout.isZero() ? null : draft.now().plus(timeout);
        draft.happen(new RoutingEvent.WaitBegan(
                id, WaitStage.PLAN, action.id(), plan.version(), target, draft.now(), until));
        draft.mark(lane);
        draft.explain(
                Code.WAITS, at + 1, action.id(), lane.name(), until == null ? "somebody answers" : until.toString());
        return true;
    }

    private boolean close(int at, Action action, Application.Close close) {
        if (!new Ending(draft, config, id).end(close.disposition())) {
            return false;
        }
        draft.explain(
                Code.CLOSED,
                at + 1,
                action.id(),
                close.disposition() == null ? "none" : close.disposition().toString());
        return true;
    }

    private boolean unmanaged(UnmanagedReason reason) {
        InteractionState interaction = interaction();
        if (!Leaving.end(draft, config, interaction, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
            return false;
        }
        if (interaction.owner() == null) {
            draft.happen(new RoutingEvent.BecameUnmanaged(id, reason, draft.now()));
        }
        return true;
    }

    private InteractionState interaction() {
        @Nullable InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("The pass walks interaction " + id + ", which does not exist.");
        }
        return interaction;
    }
}
