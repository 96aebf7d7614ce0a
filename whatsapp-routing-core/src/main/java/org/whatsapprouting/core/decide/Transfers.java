package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.TransferOutcome;

/**
 * The owner hands an interaction over (mission 1.3, G-24, G-25). Until somebody accepts it stays his, with his slot, so
 * that a return never exceeds his capacity.
 */
final class Transfers {
    private final Draft draft;
    private final Configured config;
    private final Command.Transfer transfer;

    Transfers(Draft draft, Configured config, Command.Transfer transfer) {
        this.draft = draft;
        this.config = config;
        this.transfer = transfer;
        draft.by(new Actor.ByAgent(transfer.agent()));
        draft.about(transfer.interaction());
    }

    Decision decide() {
        var wanted = new ArrayList<RecordKey>(List.of(
                draft.keys().interaction(transfer.interaction()), draft.keys().agent(transfer.agent())));
        if (transfer.target() instanceof WaitTarget.OfAgent one) {
            wanted.add(draft.keys().agent(one.agent()));
        }
        if (!draft.has(wanted)) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(transfer.interaction());
        Account account = interaction == null ? null : config.tenant().account(interaction.account());
        TransferOutcome refusal = refusal(interaction, account);
        if (refusal != null || interaction == null || account == null) {
            return draft.refused(refusal == null ? new TransferOutcome.NotFound() : refusal, String.valueOf(refusal));
        }
        if (!Leaving.end(draft, config, interaction, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
            return draft.needs();
        }
        return start(interaction, account);
    }

    private Decision start(InteractionState interaction, Account account) {
        Instant until = draft.now().plus(account.settings().transfer().timeout());
        WaitTarget target = transfer.target();
        draft.happen(new RoutingEvent.TransferStarted(interaction.id(), transfer.agent(), target));
        draft.happen(new RoutingEvent.WaitBegan(
                interaction.id(), WaitStage.TRANSFER, null, null, target, draft.now(), until));
        if (target instanceof WaitTarget.OfAgent one) {
            draft.happen(new RoutingEvent.OfferMade(
                    interaction.id(), interaction.generation() + 1, null, one.agent(), true, until));
        } else {
            draft.mark(Lane.of(target));
        }
        draft.explain(Code.TRANSFERRED, Lane.of(target).name());
        return draft.decided(new TransferOutcome.Started(until));
    }

    private @Nullable TransferOutcome refusal(@Nullable InteractionState interaction, @Nullable Account account) {
        if (interaction == null || account == null || config.tenant().agent(transfer.agent()) == null) {
            return new TransferOutcome.NotFound();
        }
        if (!interaction.isOpen()) {
            return new TransferOutcome.Closed();
        }
        if (!transfer.agent().equals(interaction.ownerAgent())) {
            return new TransferOutcome.NotOwner(interaction.ownerAgent());
        }
        if (interaction.waiting() != null && interaction.waiting().stage() == WaitStage.TRANSFER) {
            return new TransferOutcome.InTransfer();
        }
        if (interaction.messages().inbound() == 0) {
            return new TransferOutcome.NothingReceived();
        }
        return transfer.target() instanceof WaitTarget.OfAgent one
                ? refusal(account, one.agent())
                : refusal(account, (WaitTarget.OfQueue) transfer.target());
    }

    private @Nullable TransferOutcome refusal(Account account, AgentId target) {
        if (!account.settings().transfer().toAgent()) {
            return new TransferOutcome.NotAllowed();
        }
        Agent agent = config.tenant().agent(target);
        if (agent == null) {
            return new TransferOutcome.TargetUnavailable("unknown");
        }
        if (target.equals(transfer.agent())) {
            return new TransferOutcome.TargetUnavailable("the same agent");
        }
        if (!account.agents().contains(target)) {
            return new TransferOutcome.TargetUnavailable("not in the account");
        }
        AgentState state = draft.agent(target);
        if (!state.isAvailable()) {
            return new TransferOutcome.TargetUnavailable(state.loggedIn() ? "paused" : "logged out");
        }
        return state.freeSlots(agent.capacity()) == 0 ? new TransferOutcome.TargetUnavailable("at capacity") : null;
    }

    private @Nullable TransferOutcome refusal(Account account, WaitTarget.OfQueue target) {
        if (!account.settings().transfer().toQueue()) {
            return new TransferOutcome.NotAllowed();
        }
        return config.tenant().queue(target.queue()) == null ? new TransferOutcome.NotFound() : null;
    }
}
