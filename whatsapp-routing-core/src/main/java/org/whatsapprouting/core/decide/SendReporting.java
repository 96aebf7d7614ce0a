package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.store.RecordKey;

/** The provider's answer to an attempt. An answer to an attempt that is over changes nothing. */
final class SendReporting {
    private final Draft draft;
    private final Configured config;

    SendReporting(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
        draft.by(new Actor.Provider());
    }

    Decision decide(Command.SendReported report) {
        MessageId id = report.message();
        if (!draft.has(draft.keys().message(id))) {
            return draft.needs();
        }
        MessageState message = draft.message(id);
        if (message == null || !waitsFor(message, report.attempt())) {
            return draft.refused(null, "the attempt is over");
        }
        Decision.Needs needs = SendClocks.loadLine(draft, id);
        if (needs != null) {
            return needs;
        }
        draft.about(id.interaction());
        Outbox.count(draft, message);
        if (report.outcome() instanceof SendOutcome.Accepted accepted) {
            return accepted(id, message, accepted);
        }
        if (report.outcome() instanceof SendOutcome.Rejected rejected) {
            return new SendClocks(draft, config).refuse(id, message, rejected.reason(), rejected.code());
        }
        if (report.outcome() instanceof SendOutcome.Deferred deferred) {
            return deferred(id, message, deferred);
        }
        SendOutcome.Unknown unknown = (SendOutcome.Unknown) report.outcome();
        if (message.status() == DeliveryStatus.UNCONFIRMED) {
            return draft.refused(null, "its outcome counts as unknown already");
        }
        draft.happen(new RoutingEvent.SendUnconfirmed(
                id, message.contact(), draft.now().plus(SendClocks.UNCONFIRMED), unknown.code()));
        return draft.decided(null);
    }

    Decision decide(Command.PutOff late) {
        MessageId id = late.message();
        if (!draft.has(draft.keys().message(id))) {
            return draft.needs();
        }
        MessageState message = draft.message(id);
        if (message == null || !waitsFor(message, late.attempt())) {
            return draft.refused(null, "the attempt is over");
        }
        Decision.Needs needs = SendClocks.loadLine(draft, id);
        if (needs != null) {
            return needs;
        }
        draft.about(id.interaction());
        Decision tooLate = tooLate(id, message, late.until(), "put-off");
        if (tooLate != null) {
            return tooLate;
        }
        draft.happen(new RoutingEvent.SendPutOff(id, message.contact(), late.until()));
        return draft.decided(null);
    }

    /** A held message still takes a late acceptance of its last attempt: it tells the truth about it. */
    private static boolean waitsFor(MessageState message, int attempt) {
        return message.attempt() == attempt
                && (message.status() == DeliveryStatus.SENDING || message.status() == DeliveryStatus.UNCONFIRMED);
    }

    private Decision accepted(MessageId id, MessageState message, SendOutcome.Accepted accepted) {
        String reference = Keys.reference(message.account(), accepted.providerMessageId());
        RecordKey early = draft.keys().status(reference);
        if (!draft.has(early)) {
            return draft.needs();
        }
        MessageId next = next(message);
        draft.happen(new RoutingEvent.SendAccepted(id, message.contact(), reference));
        MessageContent content = draft.content(draft.keys().message(id), MessageContent.class);
        if (content != null) {
            draft.content(draft.keys().message(id), content.sentAs(accepted.providerMessageId()));
        }
        Outbox.moveOn(draft, next);
        EarlyStatus statuses = draft.state(early, EarlyStatus.class);
        if (statuses == null) {
            draft.guard(early);
        } else {
            var reports = new Statuses(draft, message.account());
            statuses.statuses().forEach(status -> reports.report(id, status, null));
            draft.delete(early);
        }
        return draft.decided(null);
    }

    private Decision deferred(MessageId id, MessageState message, SendOutcome.Deferred deferred) {
        ContactState contact = draft.contact(message.contact());
        Instant asked = SendClocks.again(message, deferred.retryAfter(), draft.now());
        Instant again = contact == null ? asked : Outbox.notBefore(contact, asked);
        Decision tooLate = tooLate(id, message, again, deferred.code());
        if (tooLate != null) {
            return tooLate;
        }
        draft.happen(new RoutingEvent.SendDeferred(id, message.contact(), again, deferred.code()));
        return draft.decided(null);
    }

    /** Refuses a message that may not leave any more at this time; null if it may. */
    private @Nullable Decision tooLate(MessageId id, MessageState message, Instant again, String code) {
        Account account = config.tenant().account(message.account());
        ContactState contact = draft.contact(message.contact());
        MessageContent content = draft.content(draft.keys().message(id), MessageContent.class);
        // A held message left the line: it must not leave the house behind those that were after it.
        boolean tooLate =
                message.isHeld() || !message.at().plus(SendClocks.MAX_AGE).isAfter(again);
        boolean windowGone = account != null
                && contact != null
                && content != null
                && !ServiceWindow.of(contact, account.settings()).allows(content.content(), again);
        return tooLate || windowGone
                ? new SendClocks(draft, config).refuse(id, message, RejectReason.EXPIRED, code)
                : null;
    }

    private @Nullable MessageId next(MessageState message) {
        ContactState contact = draft.contact(message.contact());
        return contact == null ? null : Outbox.next(contact, message.id());
    }
}
