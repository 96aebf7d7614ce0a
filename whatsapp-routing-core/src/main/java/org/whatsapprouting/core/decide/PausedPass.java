package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.PlanVersion;

/**
 * A pass that stands still until a System command or the contact manager has answered.
 *
 * @param message the message whose pass it is
 * @param action the action that asked, or null for the contact manager
 * @param plan the version of the plan it runs on
 * @param command the name of the command, or null for the contact manager
 * @param run the fence of the run: an answer of another one is dropped
 * @param until when it goes on without an answer
 * @param steps how many steps it has taken
 * @param after the messages that came meanwhile, in order; each gets a pass afterwards
 */
public record PausedPass(
        MessageId message,
        @Nullable ActionId action,
        PlanVersion plan,
        @Nullable String command,
        long run,
        Instant until,
        int steps,
        List<MessageId> after) {
    /** Copies the list. */
    public PausedPass {
        after = List.copyOf(after);
    }

    static PausedPass of(RoutingEvent.PassPaused e) {
        return new PausedPass(e.message(), e.action(), e.plan(), e.command(), e.run(), e.until(), e.steps(), List.of());
    }

    PausedPass and(MessageId later) {
        var more = new ArrayList<>(after);
        more.add(later);
        return new PausedPass(message, action, plan, command, run, until, steps, more);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
