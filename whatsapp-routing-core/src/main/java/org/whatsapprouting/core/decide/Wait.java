package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.PlanVersion;

/**
 * Where an interaction stands, waiting for somebody.
 *
 * @param stage what brought it there
 * @param action the action that holds it, or null unless the stage is {@code PLAN}
 * @param plan the version of the plan that action belongs to, or null unless the stage is {@code PLAN}
 * @param target whom it waits for
 * @param since the start, which is its place in line
 * @param until when the wait ends by itself, or null for never
 * @param rejectedBy who is not asked again during this stay
 * @param ring the offer that stands, or null
 * @param again when it may be offered again, or null for at once
 */
public record Wait(
        WaitStage stage,
        @Nullable ActionId action,
        @Nullable PlanVersion plan,
        WaitTarget target,
        Instant since,
        @Nullable Instant until,
        Set<AgentId> rejectedBy,
        @Nullable Ring ring,
        @Nullable Instant again) {
    /** Copies the set. */
    public Wait {
        rejectedBy = Set.copyOf(rejectedBy);
    }

    boolean isAt(ActionId otherAction, WaitTarget otherTarget) {
        return stage == WaitStage.PLAN && otherAction.equals(action) && target.equals(otherTarget);
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    boolean mayOffer(Instant now) {
        return ring == null && !isOver(now) && (again == null || !now.isBefore(again));
    }

    Wait ringing(Ring other) {
        return new Wait(stage, action, plan, target, since, until, rejectedBy, other, null);
    }

    Wait rejected(AgentId agent) {
        var more = new HashSet<>(rejectedBy);
        more.add(agent);
        return new Wait(stage, action, plan, target, since, until, more, ring, again);
    }

    Wait quiet(@Nullable Instant other) {
        return new Wait(stage, action, plan, target, since, until, rejectedBy, null, other);
    }

    /** When somebody has to look at this wait again: the next of its clocks that has not run out, or one that has. */
    @Nullable
    Instant due(Instant now) {
        if (ring != null) {
            return earlier(ring.deadline(), until);
        }
        return again != null && again.isAfter(now) ? earlier(again, until) : until;
    }

    /** When the offer or the time between offers ends, or null; the end of the wait itself does not count. */
    @Nullable
    Instant offerDue(Instant now) {
        if (ring != null) {
            return ring.deadline();
        }
        return again != null && again.isAfter(now) ? again : null;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
