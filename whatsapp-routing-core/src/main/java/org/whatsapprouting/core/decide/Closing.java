package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
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
        List<DispositionPath> usable = usable(interaction);
        if (close.disposition() != null && !usable.contains(close.disposition())) {
            return draft.refused(new CloseOutcome.UnknownDisposition(usable), "unknown disposition");
        }
        draft.happen(new RoutingEvent.Closed(
                interaction.id(), interaction.contact(), close.agent(), close.disposition(), draft.now()));
        config.markLanesOf(draft, close.agent());
        draft.explain(
                Code.CLOSED,
                close.disposition() == null ? "none" : close.disposition().toString());
        return draft.decided(new CloseOutcome.Closed());
    }

    private List<DispositionPath> usable(InteractionState interaction) {
        Account account = config.tenant().account(interaction.account());
        var owner = interaction.owner();
        return config.tenant().tenant().dispositions().stream()
                .filter(disposition -> covers(disposition.scope(), interaction, account, owner))
                .map(Disposition::path)
                .toList();
    }

    private static boolean covers(
            Disposition.Scope scope,
            InteractionState interaction,
            @Nullable Account account,
            InteractionState.@Nullable Ownership owner) {
        if (scope instanceof Disposition.Scope.OfAccount of) {
            return of.account().equals(interaction.account());
        }
        if (scope instanceof Disposition.Scope.OfList of) {
            return account != null && of.list().equals(account.list());
        }
        if (scope instanceof Disposition.Scope.OfQueue of) {
            return owner != null && of.queue().equals(owner.queue());
        }
        return true;
    }
}
