package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Queue;

/** The clocks of a waiting interaction: the offer's, the pause between offers, and the whole stay's (mission G-19). */
final class WaitClocks {
    private final Draft draft;
    private final Configured config;

    WaitClocks(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision due(InteractionId id) {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        draft.about(id);
        InteractionState interaction = draft.interaction(id);
        if (interaction != null
                && interaction.pass() != null
                && interaction.pass().isOver(draft.now())) {
            return new Passes(draft, config, id).timedOut(interaction.pass());
        }
        Wait wait = interaction == null ? null : interaction.waiting();
        if (interaction != null && wait == null && interaction.pass() == null && interaction.isOpen()) {
            return new Quiet(draft, config).due(interaction);
        }
        if (interaction == null || wait == null) {
            return draft.refused(null, "it does not wait any more");
        }
        if (wait.isOver(draft.now()) && interaction.pass() == null) {
            return over(interaction, wait);
        }
        Ring ring = wait.ring();
        if (ring != null && !draft.now().isBefore(ring.deadline())) {
            draft.explain(
                    Code.TIMED_OUT,
                    ring.agent() == null ? "nobody" : ring.agent().value());
            return Leaving.ring(draft, config, interaction, OfferEnd.TIMED_OUT, again(wait))
                    ? draft.decided(null)
                    : draft.needs();
        }
        if (wait.mayOffer(draft.now())) {
            draft.mark(Lane.of(wait.target()));
        }
        draft.touch(draft.keys().interaction(id));
        return draft.decided(null);
    }

    private Decision over(InteractionState interaction, Wait wait) {
        draft.explain(Code.WAIT_OVER, Lane.of(wait.target()).name());
        return new WaitOver(draft, config).over(interaction, wait, WaitEnd.TIMED_OUT, OfferEnd.TIMED_OUT)
                ? draft.decided(null)
                : draft.needs();
    }

    /** When a queue may offer again after an unanswered offer (mission G-15, G-16); null for at once. */
    private @Nullable Instant again(Wait wait) {
        Queue queue =
                wait.target() instanceof WaitTarget.OfQueue q ? config.tenant().queue(q.queue()) : null;
        return queue == null || queue.retry().isZero() ? null : draft.now().plus(queue.retry());
    }
}
