package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.provider.Pacing;

/** Puts messages in line and lets the line move. Outbound messages of a contact leave in order. */
final class Outbox {
    private Outbox() {}

    /** Puts a message in line; if the line was empty its turn is now. */
    static MessageId queue(
            Draft draft,
            InteractionState interaction,
            Content content,
            @Nullable AgentId agent,
            @Nullable ActionId action) {
        var id = new MessageId(interaction.id(), interaction.messages().count() + 1);
        boolean first = contact(draft, interaction).line().isEmpty();
        draft.happen(new RoutingEvent.MessageQueued(
                id, interaction.contact(), interaction.account(), content.kind(), agent, action, draft.now()));
        draft.content(draft.keys().message(id), new MessageContent(content, null, null, null));
        if (first) {
            ready(draft, id, interaction.contact());
        }
        return id;
    }

    /** Keeps a reply until the customer writes. */
    static void park(Draft draft, InteractionId id, Content content, AgentId agent) {
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("A reply is to be kept for interaction " + id + ", which does not exist.");
        }
        var message = new MessageId(id, interaction.messages().count() + 1);
        draft.happen(new RoutingEvent.ReplyParked(
                message, interaction.contact(), interaction.account(), content.kind(), agent, draft.now()));
        draft.content(draft.keys().message(message), new MessageContent(content, null, null, null));
    }

    /** Puts a parked reply in line. The message and the contact must be loaded. */
    static void release(Draft draft, ContactId id, MessageId parked) {
        ContactState contact = draft.contact(id);
        boolean first = contact != null && contact.line().isEmpty();
        draft.happen(new RoutingEvent.ReplyReleased(parked, id));
        if (first) {
            ready(draft, parked, id);
        }
    }

    /** The message whose turn comes when this one leaves the line, or null. */
    static @Nullable MessageId next(ContactState contact, MessageId leaving) {
        List<MessageId> line = contact.line();
        return line.size() > 1 && line.get(0).equals(leaving) ? line.get(1) : null;
    }

    /** Lets the line move on after a message left it. The next message must be loaded. */
    static void moveOn(Draft draft, @Nullable MessageId next) {
        if (next == null) {
            return;
        }
        MessageState waiting = draft.message(next);
        if (waiting != null && waiting.isInLine() && waiting.due() == null) {
            ready(draft, next, waiting.contact());
        }
    }

    private static void ready(Draft draft, MessageId id, ContactId to) {
        ContactState contact = draft.contact(to);
        Instant now = draft.now();
        draft.happen(new RoutingEvent.SendReady(id, contact == null ? now : notBefore(contact, now)));
    }

    /** When a message may leave for a customer that would otherwise leave at this time. */
    static Instant notBefore(ContactState contact, Instant at) {
        Instant next = contact.nextSend();
        return next != null && next.isAfter(at) ? next : at;
    }

    /**
     * Counts an attempt that is over, whatever became of it, towards the limit of the pair. It is counted when it ends and
     * not when it begins, which writes the contact no oftener and lets messages follow each other rather slower than
     * faster than the provider sees them. The contact must be loaded.
     *
     * @param message as it was during the attempt
     */
    static void count(Draft draft, MessageState message) {
        ContactState contact = draft.contact(message.contact());
        Pacing pacing = draft.pacing(message.account());
        if (contact == null
                || message.status() != DeliveryStatus.SENDING
                || pacing.pairInterval().isZero()) {
            return;
        }
        Instant full = draft.now().minus(pacing.pairInterval().multipliedBy(pacing.pairBurst() - 1L));
        draft.happen(new RoutingEvent.SendCounted(
                contact.id(), notBefore(contact, full).plus(pacing.pairInterval())));
    }

    /** Takes back that an automatic reply was sent, if it was one (mission G-30). The interaction must be loaded. */
    static void undoReply(Draft draft, InteractionId id, @Nullable ActionId action) {
        InteractionState interaction = draft.interaction(id);
        if (action != null && interaction != null && interaction.replied().contains(action)) {
            draft.happen(new RoutingEvent.AutoReplyUndone(id, action));
        }
    }

    private static ContactState contact(Draft draft, InteractionState interaction) {
        ContactState contact = draft.contact(interaction.contact());
        if (contact == null) {
            throw new IllegalStateException("Interaction " + interaction.id() + " has no contact.");
        }
        return contact;
    }
}
