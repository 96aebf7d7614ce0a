package org.whatsapprouting.core.decide;

import java.util.List;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.outcome.ReplyOutcome;

/** An agent writes to the customer (mission G-29, G-33). */
final class Replies {
    private final Draft draft;
    private final Configured config;

    Replies(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision decide(Command.Reply reply) {
        draft.by(new Actor.ByAgent(reply.agent()));
        draft.about(reply.interaction());
        if (!draft.has(draft.keys().interaction(reply.interaction()))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(reply.interaction());
        if (interaction == null || config.tenant().agent(reply.agent()) == null) {
            return draft.refused(new ReplyOutcome.NotFound(), "no such interaction or agent");
        }
        if (!interaction.isOpen()) {
            return draft.refused(new ReplyOutcome.Closed(), "closed");
        }
        if (!reply.agent().equals(interaction.ownerAgent())) {
            return draft.refused(new ReplyOutcome.NotOwner(interaction.ownerAgent()), "not the owner");
        }
        if (!draft.has(draft.keys().contact(interaction.contact()))) {
            return draft.needs();
        }
        ContactState contact = draft.contact(interaction.contact());
        Account account = config.tenant().account(interaction.account());
        if (contact == null || account == null) {
            return draft.refused(new ReplyOutcome.NotFound(), "the contact or the account was removed");
        }
        Capability needed = Sendable.needed(reply.content());
        if (!config.can(account.id(), needed)) {
            return draft.refused(new ReplyOutcome.NotSupported(needed.name()), "the provider cannot send it");
        }
        var window = ServiceWindow.of(contact, account.settings());
        if (!window.allows(reply.content(), draft.now())) {
            List<TemplateRef> usable = config.can(account.id(), Capability.TEMPLATE)
                    ? account.settings().recontactTemplates()
                    : List.of();
            return draft.refused(
                    new ReplyOutcome.ServiceWindowClosed(window.closesAt(), usable), "the service window is closed");
        }
        var message = Outbox.queue(draft, interaction, reply.content(), reply.agent(), null);
        return draft.decided(new ReplyOutcome.Queued(message));
    }
}
