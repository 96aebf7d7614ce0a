package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.QueueId;

/**
 * Interactions that have an owner (mission S-07, S-08, G-02, G-03). A reachable owner gets his customer's messages without
 * routing. One who is away is asked first, then the queue he accepted it from, then the plan runs; he stays the owner
 * until somebody else accepts.
 */
final class Owners {
    private final Draft draft;
    private final Configured config;
    private final Account account;
    private final InteractionId id;

    Owners(Draft draft, Configured config, Account account, InteractionId id) {
        this.draft = draft;
        this.config = config;
        this.account = account;
        this.id = id;
    }

    /** The customer wrote. Returns whether a pass is to run; null if more must be loaded first. */
    @Nullable
    Boolean wrote() {
        InteractionState interaction = interaction();
        AgentId owner = owner(interaction);
        if (!draft.has(draft.keys().agent(owner))) {
            return null;
        }
        Wait wait = interaction.waiting();
        if (wait != null && wait.stage() != WaitStage.PLAN) {
            draft.explain(Code.KEEPS_PLACE, Lane.of(wait.target()).name());
            return false;
        }
        if (isReachable(interaction)) {
            draft.explain(Code.OWNED, owner.value());
            if (!Leaving.end(draft, config, interaction, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
                return null;
            }
            return false;
        }
        if (wait != null || interaction.pass() != null) {
            return true;
        }
        ask();
        return false;
    }

    /** Whether the owner sees what the customer writes. He must be loaded. */
    boolean isReachable(InteractionState interaction) {
        AgentState state = draft.agent(owner(interaction));
        boolean tabOpen = interaction.owner() != null && interaction.owner().tabOpen();
        return state.loggedIn() && (tabOpen || state.isAvailable());
    }

    /** Asks the owner first. He must be loaded. */
    void ask() {
        InteractionState interaction = interaction();
        AgentId owner = owner(interaction);
        Instant until = draft.now().plus(account.settings().waitForAgent());
        var target = new WaitTarget.OfAgent(owner);
        draft.happen(new RoutingEvent.WaitBegan(id, WaitStage.OWNER, null, null, target, draft.now(), until));
        draft.happen(new RoutingEvent.OfferMade(id, interaction.generation() + 1, null, owner, false, until));
        draft.explain(Code.OWNER_ASKED, owner.value(), draft.agent(owner).loggedIn() ? "paused" : "logged out");
    }

    /** The owner did not come: asks his queue, if there is one. Returns false if the plan is to run instead. */
    boolean askQueue() {
        InteractionState interaction = interaction();
        var ownership = interaction.owner();
        QueueId queue = ownership == null ? null : ownership.queue();
        if (queue == null || config.tenant().queue(queue) == null) {
            return false;
        }
        var target = new WaitTarget.OfQueue(queue);
        Instant until = draft.now().plus(account.settings().waitForQueue());
        draft.happen(new RoutingEvent.WaitBegan(id, WaitStage.OWNER_QUEUE, null, null, target, draft.now(), until));
        draft.mark(Lane.of(target));
        draft.explain(Code.OWNER_QUEUE_ASKED, Lane.of(target).name());
        return true;
    }

    /** The owner acts on the interaction while others are being asked: it is his again. */
    static boolean returned(Draft draft, Configured config, InteractionState interaction, AgentId owner) {
        if (interaction.waiting() == null && interaction.pass() == null) {
            return true;
        }
        if (!Leaving.end(draft, config, interaction, WaitEnd.ACCEPTED, OfferEnd.WITHDRAWN)) {
            return false;
        }
        draft.happen(new RoutingEvent.OwnerReturned(interaction.id(), owner));
        return true;
    }

    private InteractionState interaction() {
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("Interaction " + id + " is looked at but does not exist.");
        }
        return interaction;
    }

    private AgentId owner(InteractionState interaction) {
        AgentId owner = interaction.ownerAgent();
        if (owner == null) {
            throw new IllegalStateException("Interaction " + id + " has no owner.");
        }
        return owner;
    }
}
