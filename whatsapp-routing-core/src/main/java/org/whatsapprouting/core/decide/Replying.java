package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.InteractionId;

/** The application AutoReply (mission AR-02 to AR-04, G-30). */
final class Replying {
    private final Draft draft;
    private final Configured config;
    private final Account account;
    private final InteractionId id;
    private final Facts facts;

    Replying(Draft draft, Configured config, Account account, InteractionId id, Facts facts) {
        this.draft = draft;
        this.config = config;
        this.account = account;
        this.id = id;
        this.facts = facts;
    }

    void reply(int position, ActionId action, Application.AutoReply reply) {
        InteractionState interaction = draft.interaction(id);
        ContactState contact = interaction == null ? null : draft.contact(interaction.contact());
        if (interaction == null || contact == null) {
            throw new IllegalStateException("An automatic reply needs an interaction and its contact.");
        }
        String not = whyNot(action, reply, interaction, contact);
        if (not != null) {
            draft.explain(Code.REPLY_NOT_DUE, position, action, not);
            return;
        }
        var message = Outbox.queue(draft, interaction, filled(reply.content()), null, action);
        if (reply.mode() == Application.AutoReply.Mode.ONE_TIME) {
            draft.happen(new RoutingEvent.AutoReplied(id, action));
        }
        draft.explain(Code.REPLIED, position, action, message.toString());
    }

    /** The content with the values of this moment in its texts. */
    private Content filled(Content content) {
        if (content instanceof Content.Text text) {
            return new Content.Text(Placeholders.fill(text.body(), facts));
        }
        if (content instanceof Content.Media media && media.caption() != null) {
            return new Content.Media(
                    media.type(), media.ref(), Placeholders.fill(media.caption(), facts), media.filename());
        }
        return content;
    }

    private @Nullable String whyNot(
            ActionId action, Application.AutoReply reply, InteractionState interaction, ContactState contact) {
        if (reply.mode() == Application.AutoReply.Mode.ONE_TIME
                && interaction.replied().contains(action)) {
            return "sent before";
        }
        if (reply.mode() == Application.AutoReply.Mode.FIRST_MESSAGE && !facts.isFirst()) {
            return "not the first message";
        }
        if (!ServiceWindow.of(contact, account.settings()).allows(reply.content(), draft.now())) {
            return "the service window is closed";
        }
        return config.sendable(account.id(), reply.content()) != null ? null : "the provider cannot send it";
    }
}
