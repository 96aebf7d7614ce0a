package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.plan.Sendable;

/** An agent writes to the customer (mission G-29, G-33). */
final class Replies {
    private final Draft draft;
    private final Configured config;

    Replies(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision decide(Command.Reply reply) {
        return decide(reply.agent(), reply.interaction(), reply.content(), null);
    }

    /** Sends a template now and keeps the reply until the customer answers it (mission S-06, G-29). */
    Decision decide(Command.ReplyLater reply) {
        return decide(reply.agent(), reply.interaction(), reply.now(), reply.later());
    }

    private Decision decide(AgentId agent, InteractionId id, Content content, @Nullable Content later) {
        draft.by(new Actor.ByAgent(agent));
        draft.about(id);
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        ReplyOutcome refusal = refusal(agent, interaction);
        if (refusal != null || interaction == null) {
            return draft.refused(refusal == null ? new ReplyOutcome.NotFound() : refusal, String.valueOf(refusal));
        }
        if (!draft.has(draft.keys().contact(interaction.contact()))) {
            return draft.needs();
        }
        refusal = refusal(interaction, content);
        if (refusal == null && later != null && config.sendable(interaction.account(), later) == null) {
            refusal = notSupported(interaction.account(), later);
        }
        if (refusal != null) {
            return draft.refused(refusal, refusal.getClass().getSimpleName());
        }
        if (!Owners.returned(draft, config, interaction, agent)) {
            return draft.needs();
        }
        var message = Outbox.queue(draft, interaction, content, agent, null);
        if (later != null) {
            Outbox.park(draft, id, later, agent);
        }
        return draft.decided(new ReplyOutcome.Queued(message));
    }

    private @Nullable ReplyOutcome refusal(AgentId agent, @Nullable InteractionState interaction) {
        if (interaction == null || config.tenant().agent(agent) == null) {
            return new ReplyOutcome.NotFound();
        }
        if (!interaction.isOpen()) {
            return new ReplyOutcome.Closed();
        }
        if (!agent.equals(interaction.ownerAgent())) {
            return new ReplyOutcome.NotOwner(interaction.ownerAgent());
        }
        Wait wait = interaction.waiting();
        return wait != null && wait.stage() == WaitStage.TRANSFER ? new ReplyOutcome.InTransfer() : null;
    }

    private @Nullable ReplyOutcome refusal(InteractionState interaction, Content content) {
        ContactState contact = draft.contact(interaction.contact());
        Account account = config.tenant().account(interaction.account());
        if (contact == null || account == null) {
            return new ReplyOutcome.NotFound();
        }
        if (config.sendable(account.id(), content) == null) {
            return notSupported(account.id(), content);
        }
        var window = ServiceWindow.of(contact, account.settings());
        return window.allows(content, draft.now())
                ? null
                : new ReplyOutcome.ServiceWindowClosed(window.closesAt(), usable(config, account));
    }

    private ReplyOutcome notSupported(AccountId account, Content content) {
        return new ReplyOutcome.NotSupported(Sendable.missing(content, capability -> config.can(account, capability))
                .name());
    }

    /** The templates that may be sent outside the window: by what the provider can, not by its name (mission P-01, S-06). */
    static List<TemplateRef> usable(Configured config, Account account) {
        return config.can(account.id(), Capability.TEMPLATE)
                ? account.settings().recontactTemplates()
                : List.of();
    }
}
