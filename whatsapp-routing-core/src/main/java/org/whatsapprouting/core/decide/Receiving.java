package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;

/** A message of a customer: finds or makes his contact and interaction, and starts a pass unless an agent owns it. */
final class Receiving {
    private final Draft draft;
    private final Configured config;
    private final Account account;
    private final String fresh;

    Receiving(Draft draft, Configured config, Account account, String fresh) {
        this.draft = draft;
        this.config = config;
        this.account = account;
        this.fresh = fresh;
    }

    Decision decide(InboundEvent.MessageReceived event) {
        draft.by(new Actor.Customer());
        List<RecordKey> identities = draft.keys().identities(account.id(), event.from());
        if (!draft.has(identities)) {
            return draft.needs();
        }
        ContactId known = known(identities);
        if (known != null && !draft.has(draft.keys().contact(known))) {
            return draft.needs();
        }
        ContactId contactId = known == null ? new ContactId(fresh) : known;
        ContactState contact = known == null ? null : draft.contact(known);
        InteractionId live = contact == null ? null : contact.live();
        if (live != null && !draft.has(draft.keys().interaction(live))) {
            return draft.needs();
        }
        if (live == null && onlyJoins(event.content())) {
            return new RawKeeping(draft)
                    .keep(Keys.inbox(account.id(), event.eventKey()).digest(), "no-open-interaction", event.toString());
        }
        if (live == null && config.draining().contains(account.id())) {
            return new RawKeeping(draft)
                    .keep(Keys.inbox(account.id(), event.eventKey()).digest(), "draining-account", event.toString());
        }
        meet(contactId, contact, event, identities);
        InteractionId id = live != null ? live : open(contactId);
        draft.about(id);
        MessageId message = join(id, contactId, event);
        InteractionState interaction = draft.interaction(id);
        if (interaction == null || onlyJoins(event.content())) {
            return draft.decided(null);
        }
        if (!release(interaction)) {
            return draft.needs();
        }
        if (interaction.owner() != null) {
            Boolean routed = new Owners(draft, config, account, id).wrote();
            if (routed == null) {
                return draft.needs();
            }
            if (!routed) {
                return draft.decided(null);
            }
        }
        var passes = new Passes(draft, config, id);
        if (live == null && config.contactsWithin() != null) {
            passes.askContacts(account, message, config.contactsWithin());
            return draft.decided(null);
        }
        return passes.begin(account, message) ? draft.decided(null) : draft.needs();
    }

    /** A reaction, a change or a withdrawal belongs to a conversation; alone it does not begin one. */
    private static boolean onlyJoins(Content content) {
        return content instanceof Content.Reaction
                || content instanceof Content.Edit
                || content instanceof Content.Revoke;
    }

    private @Nullable ContactId known(List<RecordKey> identities) {
        for (RecordKey key : identities) {
            IdentityRef ref = draft.state(key, IdentityRef.class);
            if (ref != null) {
                return ref.contact();
            }
        }
        return null;
    }

    private void meet(
            ContactId id,
            @Nullable ContactState contact,
            InboundEvent.MessageReceived event,
            List<RecordKey> identities) {
        RecordKey key = draft.keys().contact(id);
        if (contact == null) {
            draft.happen(new RoutingEvent.ContactCreated(id, account.id(), account.list()));
            draft.content(key, ContactProfile.of(event.from(), event.profileName()));
        } else {
            refresh(key, event.from(), event.profileName());
        }
        for (RecordKey identity : identities) {
            if (draft.seen(identity).state() == null) {
                draft.put(identity, new IdentityRef(id), null, Columns.NONE);
            }
        }
        Instant at = event.at().isAfter(draft.now()) ? draft.now() : event.at();
        if (contact == null || contact.lastInbound() == null || at.isAfter(contact.lastInbound())) {
            draft.happen(new RoutingEvent.WindowRenewed(id, at, ServiceWindow.warning(at, account.settings())));
        }
    }

    private void refresh(RecordKey key, CustomerIdentity identity, @Nullable String name) {
        ContactProfile before = draft.content(key, ContactProfile.class);
        ContactProfile after = before == null ? ContactProfile.of(identity, name) : before.seen(identity, name);
        if (!after.equals(before)) {
            draft.touch(key);
            draft.content(key, after);
        }
    }

    /** Replies that waited for the window go out now, in their order. */
    private boolean release(InteractionState interaction) {
        if (!draft.has(interaction.parked().stream().map(draft.keys()::message).toList())) {
            return false;
        }
        for (MessageId parked : interaction.parked()) {
            Outbox.release(draft, interaction.contact(), parked);
        }
        return true;
    }

    private InteractionId open(ContactId contact) {
        var id = new InteractionId(fresh);
        draft.happen(new RoutingEvent.InteractionOpened(id, contact, account.id(), draft.now()));
        return id;
    }

    private MessageId join(InteractionId id, ContactId contact, InboundEvent.MessageReceived event) {
        InteractionState interaction = draft.interaction(id);
        var message = new MessageId(
                id, interaction == null ? 1 : interaction.messages().count() + 1);
        draft.happen(new RoutingEvent.MessageReceived(
                message, contact, account.id(), event.content().kind(), draft.now()));
        draft.content(
                draft.keys().message(message),
                new MessageContent(
                        event.content(), event.providerMessageId(), event.quotedMessageId(), event.referral()));
        return message;
    }
}
