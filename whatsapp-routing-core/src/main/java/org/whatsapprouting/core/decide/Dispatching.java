package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/**
 * Dispatches a lane: makes one offer, to the interaction that waits longest among those somebody can be asked for. The
 * lane stays marked until a look at it finds nothing to do, so one mark leads to as many offers as are possible.
 */
final class Dispatching {
    /** How many waiting interactions one look reads. */
    private static final int PAGE = 200;
    /** How long an action's offer to its agent stands before it is made anew (mission G-15). */
    private static final Duration AGENT_OFFER = Duration.ofSeconds(15);

    private final Draft draft;
    private final Configured config;
    private final Lane lane;
    private final Eligible eligible;

    Dispatching(Draft draft, Configured config, Lane lane) {
        this.draft = draft;
        this.config = config;
        this.lane = lane;
        this.eligible = new Eligible(draft, config);
    }

    Decision decide() {
        if (!draft.has(draft.keys().mark(lane))) {
            return draft.needs();
        }
        if (draft.seen(draft.keys().mark(lane)).state() == null) {
            return draft.refused(null, "dispatched before");
        }
        if (lane.target() instanceof WaitTarget.OfAgent one) {
            return agentLane(one.agent());
        }
        Queue queue = config.tenant().queue(((WaitTarget.OfQueue) lane.target()).queue());
        return queue == null ? idle() : queueLane(queue);
    }

    private Decision agentLane(AgentId agent) {
        if (!draft.has(draft.keys().agent(agent))) {
            return draft.needs();
        }
        return eachWaiting((interaction, wait, account) ->
                eligible.isEligible(agent, account, wait) && offer(interaction, wait, null, agent, AGENT_OFFER));
    }

    private Decision queueLane(Queue queue) {
        var wanted = new ArrayList<>(eligible.keys(queue));
        wanted.add(draft.keys().queue(queue.id()));
        if (!draft.has(wanted)) {
            return draft.needs();
        }
        if (eligible.ringingAllowed(queue) == 0) {
            draft.explain(Code.NOBODY_ELIGIBLE, queue.id().value());
            return idle();
        }
        if (queue.strategy() == Queue.Strategy.BEEPALL) {
            return beepAll(queue);
        }
        List<AgentId> order = order(queue);
        return eachWaiting((interaction, wait, account) -> {
            for (AgentId agent : order) {
                String not = eligible.whyNot(agent, account, wait);
                if (not == null) {
                    return offer(interaction, wait, queue, agent, queue.agentTimeout());
                }
                draft.explain(Code.NOT_ELIGIBLE, agent.value(), not);
            }
            return false;
        });
    }

    /**
     * As many ring as there are free slots, the oldest first; and one more wherever a slot would stay free because what
     * rings does not reach it.
     */
    private Decision beepAll(Queue queue) {
        int allowed = eligible.ringingAllowed(queue);
        int[] ringing = {0};
        var spare = new Spare(queue, eligible);
        return eachWaiting((interaction, wait, account) -> {
            if (wait.ring() != null) {
                ringing[0]++;
                spare.take(account, wait);
                return false;
            }
            boolean somebody = ringing[0] < allowed
                    ? queue.members().stream().anyMatch(agent -> eligible.isEligible(agent, account, wait))
                    : spare.isLeftFor(account, wait);
            return somebody && offer(interaction, wait, queue, null, queue.agentTimeout());
        });
    }

    /** The members in the order in which they are to be asked. */
    private List<AgentId> order(Queue queue) {
        QueueState memory = draft.queue(queue.id());
        var members = new ArrayList<>(queue.members());
        if (queue.strategy() == Queue.Strategy.LEAST_RECENT) {
            Map<AgentId, Long> offers = memory.offers();
            members.sort(Comparator.comparing(agent -> offers.getOrDefault(agent, 0L)));
            return members;
        }
        int last = memory.lastOffered() == null ? -1 : members.indexOf(memory.lastOffered());
        Collections.rotate(members, -(last + 1));
        return members;
    }

    /** One waiting interaction; answers whether an offer was made. */
    private interface Look {
        boolean offered(InteractionState interaction, Wait wait, Account account);
    }

    private Decision eachWaiting(Look look) {
        Range range = Range.lane(RecordKind.INTERACTION, lane.text(), PAGE);
        while (range != null) {
            List<Seen> page = draft.range(range);
            if (page == null) {
                return draft.needs();
            }
            for (Seen seen : page) {
                if (seen.state() instanceof InteractionState interaction && look(interaction, look)) {
                    draft.about(interaction.id());
                    draft.mark(lane);
                    return draft.decided(null);
                }
            }
            range = next(range, page);
        }
        return idle();
    }

    private boolean look(InteractionState interaction, Look look) {
        Wait wait = interaction.waiting();
        Account account = config.tenant().account(interaction.account());
        if (wait == null || account == null || !wait.target().equals(lane.target())) {
            return false;
        }
        boolean candidate = wait.ring() != null || wait.mayOffer(draft.now());
        return candidate && look.offered(interaction, wait, account);
    }

    private @Nullable Range next(Range range, List<Seen> page) {
        if (page.size() < PAGE) {
            return null;
        }
        Seen last = page.get(page.size() - 1);
        if (!(last.state() instanceof InteractionState interaction) || interaction.waiting() == null) {
            return null;
        }
        var after = new Range.Cursor(
                interaction.waiting().since().toEpochMilli(), interaction.id().value());
        return new Range(range.kind(), range.equal(), null, range.sort(), after, PAGE);
    }

    private boolean offer(
            InteractionState interaction, Wait wait, @Nullable Queue queue, @Nullable AgentId agent, Duration length) {
        if (wait.ring() != null) {
            return false;
        }
        RecordKey key = draft.keys().interaction(interaction.id());
        draft.seen(key);
        Instant deadline = draft.now().plus(length);
        if (wait.until() != null && wait.until().isBefore(deadline)) {
            deadline = wait.until();
        }
        draft.happen(new RoutingEvent.OfferMade(
                interaction.id(),
                interaction.generation() + 1,
                queue == null ? null : queue.id(),
                agent,
                agent != null,
                deadline));
        if (queue == null) {
            draft.explain(Code.OFFERED, lane.name(), String.valueOf(agent));
        } else if (agent == null) {
            draft.explain(Code.OFFERED_TO_ALL, queue.id().value());
        } else {
            draft.explain(Code.OFFERED, queue.id().value(), agent.value());
        }
        return true;
    }

    private Decision idle() {
        draft.delete(draft.keys().mark(lane));
        return draft.decided(null);
    }
}
