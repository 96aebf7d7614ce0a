package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKind;

/** Who is being asked right now. An offer to all members is one value in the interaction, so this is derived. */
public final class Rung {
    private static final int PAGE = 1_000;

    private final Configured config;

    /** Derives under this configuration. */
    public Rung(Configured config) {
        this.config = config;
    }

    /** Returns the lanes in which offers that hold none of his slots may reach an agent: his own, and those that beep all. */
    public List<Range> lanes(AgentId agent) {
        var ranges = new ArrayList<Range>();
        ranges.add(Range.lane(RecordKind.INTERACTION, Lane.of(agent).text(), PAGE));
        for (Queue queue : config.tenant().queuesOf(agent)) {
            if (queue.strategy() == Queue.Strategy.BEEPALL) {
                ranges.add(
                        Range.lane(RecordKind.INTERACTION, Lane.of(queue.id()).text(), PAGE));
            }
        }
        return ranges;
    }

    /** Returns who waits in a queue, at most the first 1,000. */
    public static Range waiting(QueueId queue) {
        return Range.lane(RecordKind.INTERACTION, Lane.of(queue).text(), PAGE);
    }

    /** Returns whether an interaction is being offered to an agent at a time. */
    public boolean rings(InteractionState interaction, AgentState state, Instant now) {
        Wait wait = interaction.waiting();
        Ring ring = wait == null ? null : wait.ring();
        if (wait == null || ring == null || !now.isBefore(ring.deadline())) {
            return false;
        }
        if (ring.agent() != null) {
            return ring.agent().equals(state.id());
        }
        Agent agent = config.tenant().agent(state.id());
        Account account = config.tenant().account(interaction.account());
        Queue queue =
                wait.target() instanceof WaitTarget.OfQueue q ? config.tenant().queue(q.queue()) : null;
        return agent != null
                && account != null
                && queue != null
                && queue.members().contains(state.id())
                && (!account.settings().offerToMembersOnly() || account.agents().contains(state.id()))
                && !wait.rejectedBy().contains(state.id())
                && state.isAvailable()
                && state.freeSlots(agent.capacity()) > 0;
    }

    /** Returns the id of the offer that stands in an interaction, for an agent. */
    public static OfferId offer(InteractionState interaction, AgentId agent) {
        Ring ring = interaction.waiting() == null ? null : interaction.waiting().ring();
        if (ring == null) {
            throw new IllegalStateException("Interaction " + interaction.id() + " is not being offered.");
        }
        return new OfferId(interaction.id(), ring.generation(), agent);
    }
}
