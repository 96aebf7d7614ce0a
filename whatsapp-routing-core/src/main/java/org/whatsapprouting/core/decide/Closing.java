package org.whatsapprouting.core.decide;

import java.util.List;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.core.outcome.CloseOutcome;

/** An agent closes his interaction, with or without a disposition (mission D-08, G-27). */
final class Closing {
    private final Draft draft;
    private final Configured config;

    Closing(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision decide(Command.Close close) {
        draft.by(new Actor.ByAgent(close.agent()));
        draft.about(close.interaction());
        if (!draft.has(List.of(
                draft.keys().interaction(close.interaction()), draft.keys().agent(close.agent())))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(close.interaction());
        if (interaction == null || config.tenant().agent(close.agent()) == null) {
            return draft.refused(new CloseOutcome.NotFound(), "no such interaction or agent");
        }
        if (!interaction.isOpen()) {
            return draft.refused(new CloseOutcome.AlreadyClosed(), "closed before");
        }
        if (!close.agent().equals(interaction.ownerAgent())) {
            return draft.refused(new CloseOutcome.NotOwner(interaction.ownerAgent()), "not the owner");
        }
        if (!draft.has(draft.keys().contact(interaction.contact()))) {
            return draft.needs();
        }
        List<DispositionPath> usable = Dispositions.usable(config, interaction);
        if (close.disposition() != null && !usable.contains(close.disposition())) {
            return draft.refused(new CloseOutcome.UnknownDisposition(usable), "unknown disposition");
        }
        Wait wait = interaction.waiting();
        if (wait != null && wait.stage() == WaitStage.TRANSFER) {
            return draft.refused(new CloseOutcome.InTransfer(), "being handed over");
        }
        Account account = config.tenant().account(interaction.account());
        PauseId pause = account == null ? null : account.settings().mandatoryDisposition();
        if (close.disposition() == null && pause != null) {
            return owe(close, pause, usable);
        }
        if (!new Ending(draft, config, close.interaction()).end(close.disposition())) {
            return draft.needs();
        }
        draft.explain(
                Code.CLOSED,
                close.disposition() == null ? "none" : close.disposition().toString());
        return draft.decided(new CloseOutcome.Closed());
    }

    /** Refuses, and keeps the agent in the pause until he has chosen (mission S-05, G-26). */
    private Decision owe(Command.Close close, PauseId pause, List<DispositionPath> usable) {
        AgentState agent = draft.agent(close.agent());
        if (!Presences.withdrawOffers(draft, config, agent)) {
            return draft.needs();
        }
        if (!agent.owed().contains(close.interaction())) {
            draft.happen(new RoutingEvent.DispositionOwed(close.agent(), close.interaction(), pause));
        }
        draft.explain(Code.REFUSED, "a disposition is mandatory");
        return draft.decided(new CloseOutcome.DispositionRequired(pause, usable));
    }
}
