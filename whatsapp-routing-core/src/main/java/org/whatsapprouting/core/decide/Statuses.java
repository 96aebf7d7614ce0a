package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/**
 * Reports on how far our messages have come (mission G-31). A report may come before the result of the send it belongs
 * to; it is then kept by the provider's id and joined later.
 */
final class Statuses {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofHours(24);

    private final Draft draft;
    private final AccountId account;

    Statuses(Draft draft, AccountId account) {
        this.draft = draft;
        this.account = account;
        draft.by(new Actor.Provider());
    }

    Decision decide(InboundEvent.StatusReported event) {
        String reference = Keys.reference(account, event.providerMessageId());
        MessageId echoed = echoed(event.reference());
        if (echoed != null) {
            if (!draft.has(draft.keys().message(echoed))) {
                return draft.needs();
            }
            MessageState message = draft.message(echoed);
            if (message != null && message.account().equals(account)) {
                return apply(echoed, event.status(), reference, event.providerMessageId(), event.failure());
            }
        }
        var found = draft.range(Range.reference(RecordKind.MESSAGE, reference, 1));
        if (found == null) {
            return draft.needs();
        }
        if (!found.isEmpty()) {
            MessageId message = Keys.messageId(found.get(0).key().id());
            return apply(message, event.status(), reference, event.providerMessageId(), event.failure());
        }
        return keepEarly(reference, event.status());
    }

    /** Looks again for the message that early reports belong to. */
    Decision join(RecordKey key, EarlyStatus early) {
        var found = draft.range(Range.reference(RecordKind.MESSAGE, key.id(), 1));
        if (found == null) {
            return draft.needs();
        }
        if (found.isEmpty()) {
            return waitOn(key, early);
        }
        MessageId message = Keys.messageId(found.get(0).key().id());
        Decision.Needs needs = load(message);
        if (needs != null) {
            return needs;
        }
        for (DeliveryStatus status : early.statuses()) {
            report(message, status, null);
        }
        draft.delete(key);
        return draft.decided(null);
    }

    private Decision waitOn(RecordKey key, EarlyStatus early) {
        Duration age = Duration.between(early.since(), draft.now());
        if (age.compareTo(GIVE_UP) >= 0) {
            draft.explain(Code.REFUSED, "reports for 24 hours about a message that is not ours");
            draft.delete(key);
            return draft.decided(null);
        }
        Duration next = age.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : age;
        draft.put(key, early, null, Columns.due(draft.now().plus(next)));
        return draft.decided(null);
    }

    private Decision keepEarly(String reference, DeliveryStatus status) {
        RecordKey key = draft.keys().status(reference);
        if (!draft.has(key)) {
            return draft.needs();
        }
        EarlyStatus before = draft.state(key, EarlyStatus.class);
        var statuses = new ArrayList<DeliveryStatus>(before == null ? List.of() : before.statuses());
        statuses.add(status);
        Instant since = before == null ? draft.now() : before.since();
        draft.put(
                key,
                new EarlyStatus(account, since, statuses),
                null,
                Columns.due(draft.now().plus(LOOK_AGAIN)));
        draft.explain(Code.REFUSED, "the message is not known yet; the report is kept and joined later");
        return draft.decided(null);
    }

    private Decision apply(
            MessageId id,
            DeliveryStatus status,
            String reference,
            String providerMessageId,
            InboundEvent.@Nullable Failure failure) {
        Decision.Needs needs = load(id);
        if (needs != null) {
            return needs;
        }
        draft.about(id.interaction());
        MessageState message = draft.message(id);
        if (message == null || message.inbound()) {
            return draft.refused(null, "a report about a message that we did not send");
        }
        if (message.isInLine() && status != DeliveryStatus.FAILED) {
            confirm(id, message, reference, providerMessageId);
        }
        report(id, status, failure);
        return draft.decided(null);
    }

    /** The provider reports on it, so it took it, whatever the send's own answer was. */
    private void confirm(MessageId id, MessageState message, String reference, String providerMessageId) {
        MessageId next = next(id, message);
        Outbox.count(draft, message);
        draft.happen(new RoutingEvent.SendAccepted(id, message.contact(), reference));
        MessageContent content = draft.content(draft.keys().message(id), MessageContent.class);
        if (content != null) {
            draft.content(draft.keys().message(id), content.sentAs(providerMessageId));
        }
        Outbox.moveOn(draft, next);
    }

    /** Notes a report about a message that is loaded with its line. */
    void report(MessageId id, DeliveryStatus status, InboundEvent.@Nullable Failure failure) {
        MessageState message = draft.message(id);
        if (message == null || message.status() == null) {
            return;
        }
        boolean advances = status.advances(message.status());
        if (advances && status == DeliveryStatus.FAILED) {
            MessageId next = next(id, message);
            RejectReason reason = failure == null ? RejectReason.OTHER : failure.reason();
            String code = failure == null ? "" : failure.code();
            Outbox.count(draft, message);
            draft.happen(new RoutingEvent.SendRefused(id, message.contact(), reason, code));
            Outbox.undoReply(draft, id.interaction(), message.action());
            Outbox.moveOn(draft, next);
        }
        draft.happen(new RoutingEvent.StatusReported(id, message.contact(), status, advances));
    }

    private @Nullable MessageId next(MessageId id, MessageState message) {
        ContactState contact = draft.contact(message.contact());
        return contact == null ? null : Outbox.next(contact, id);
    }

    private Decision.@Nullable Needs load(MessageId id) {
        return SendClocks.loadLine(draft, id);
    }

    private static @Nullable MessageId echoed(@Nullable String reference) {
        try {
            return reference == null ? null : MessageId.parse(reference);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
