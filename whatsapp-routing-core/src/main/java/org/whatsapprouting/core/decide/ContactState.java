package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.Columns;

/**
 * One customer at one account; whatever happens to him is serialised by this state (mission G-32).
 *
 * @param id names the contact
 * @param account at which account
 * @param list the contact list he belongs to
 * @param live his open interaction, or null
 * @param lastInbound when he last wrote, by the provider's clock, or null
 * @param warnAt when to say that his service window is about to close, or null for never
 * @param line the outbound messages in line, the one whose turn it is first
 * @param nextSend from when on the limit of the pair lets another message leave, in the past for most; null before the
 *     first
 */
public record ContactState(
        ContactId id,
        AccountId account,
        ContactListId list,
        @Nullable InteractionId live,
        @Nullable Instant lastInbound,
        @Nullable Instant warnAt,
        List<MessageId> line,
        @Nullable Instant nextSend)
        implements State {
    /** Copies the line. */
    public ContactState {
        line = List.copyOf(line);
    }

    static ContactState created(RoutingEvent.ContactCreated event) {
        return new ContactState(event.contact(), event.account(), event.list(), null, null, null, List.of(), null);
    }

    @Override
    public ContactState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.WindowRenewed e) {
            return new ContactState(id, account, list, live, e.lastInbound(), e.warnAt(), line, nextSend);
        }
        if (event instanceof RoutingEvent.InteractionOpened e) {
            return new ContactState(id, account, list, e.interaction(), lastInbound, warnAt, line, nextSend);
        }
        if (event instanceof RoutingEvent.Closed e && e.interaction().equals(live)) {
            return new ContactState(id, account, list, null, lastInbound, warnAt, line, nextSend);
        }
        if (event instanceof RoutingEvent.MessageQueued e) {
            return longer(e.message());
        }
        if (event instanceof RoutingEvent.ReplyReleased e) {
            return longer(e.message());
        }
        if (event instanceof RoutingEvent.WindowClosing) {
            return new ContactState(id, account, list, live, lastInbound, null, line, nextSend);
        }
        if (event instanceof RoutingEvent.SendCounted e) {
            return new ContactState(id, account, list, live, lastInbound, warnAt, line, e.next());
        }
        if (event instanceof RoutingEvent.SendAccepted e) {
            return without(e.message());
        }
        if (event instanceof RoutingEvent.SendRefused e) {
            return without(e.message());
        }
        if (event instanceof RoutingEvent.SendHeld e) {
            return without(e.message());
        }
        return this;
    }

    /** What the contacts of a list are found by. */
    public static String lane(ContactListId list) {
        return "list/" + list;
    }

    @Override
    public Columns columns(Instant now, Configured config) {
        return new Columns(lane(list), null, null, account.value(), null, 0, live == null ? null : warnAt, null);
    }

    private ContactState longer(MessageId message) {
        var longer = new ArrayList<>(line);
        longer.add(message);
        return withLine(longer);
    }

    private ContactState without(MessageId message) {
        if (!line.contains(message)) {
            return this;
        }
        return withLine(line.stream().filter(other -> !other.equals(message)).toList());
    }

    private ContactState withLine(List<MessageId> other) {
        return new ContactState(id, account, list, live, lastInbound, warnAt, other, nextSend);
    }
}
