package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings.UnconfirmedSend;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.provider.Capability;

/** What happens to an outbound message when its time has come (architecture promise 10). */
final class SendClocks {
    /** How long an attempt may take before its outcome counts as unknown. */
    static final Duration LEASE = Duration.ofSeconds(60);
    /** How long an unknown outcome blocks the line. */
    static final Duration UNCONFIRMED = Duration.ofSeconds(60);
    /** How old a message may grow in line. */
    static final Duration MAX_AGE = Duration.ofHours(24);

    private final Draft draft;
    private final Configured config;

    SendClocks(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision due(MessageId id) {
        if (!draft.has(draft.keys().message(id))) {
            return draft.needs();
        }
        MessageState message = draft.message(id);
        if (message == null
                || !message.isInLine()
                || message.due() == null
                || message.due().isAfter(draft.now())) {
            return draft.refused(null, "its time has not come, or it was settled");
        }
        Decision.Needs needs = loadLine(draft, id);
        if (needs != null) {
            return needs;
        }
        draft.about(id.interaction());
        Account account = config.tenant().account(message.account());
        if (account == null) {
            return refuse(id, message, RejectReason.ACCOUNT, "account-removed");
        }
        if (message.status() == DeliveryStatus.SENDING) {
            Outbox.count(draft, message);
            draft.happen(new RoutingEvent.SendUnconfirmed(
                    id, message.contact(), draft.now().plus(UNCONFIRMED), "no-answer"));
            return draft.decided(null);
        }
        if (message.status() == DeliveryStatus.UNCONFIRMED && !mayResend(account)) {
            MessageId next = next(message);
            draft.happen(new RoutingEvent.SendHeld(id, message.contact()));
            Outbox.moveOn(draft, next);
            return draft.decided(null);
        }
        return send(id, message, account);
    }

    private boolean mayResend(Account account) {
        return account.settings().unconfirmedSend() == UnconfirmedSend.RESEND
                || config.can(account.id(), Capability.IDEMPOTENCY_KEY);
    }

    private Decision send(MessageId id, MessageState message, Account account) {
        MessageContent content = draft.content(draft.keys().message(id), MessageContent.class);
        ContactState contact = draft.contact(message.contact());
        ContactProfile profile = draft.content(draft.keys().contact(message.contact()), ContactProfile.class);
        if (content == null || contact == null || profile == null) {
            return refuse(id, message, RejectReason.EXPIRED, "erased");
        }
        if (!message.at().plus(MAX_AGE).isAfter(draft.now())) {
            return refuse(id, message, RejectReason.EXPIRED, "too-old");
        }
        if (!ServiceWindow.of(contact, account.settings()).allows(content.content(), draft.now())) {
            return refuse(id, message, RejectReason.SERVICE_WINDOW_CLOSED, "local");
        }
        Content form = config.sendable(account.id(), content.content());
        if (form == null) {
            return refuse(id, message, RejectReason.UNSUPPORTED_CONTENT, "local");
        }
        Instant free = Outbox.notBefore(contact, draft.now());
        if (free.isAfter(draft.now())) {
            draft.happen(
                    message.status() == DeliveryStatus.UNCONFIRMED
                            ? new RoutingEvent.SendUnconfirmed(id, message.contact(), free, "paced")
                            : new RoutingEvent.SendReady(id, free));
            return draft.decided(null);
        }
        int attempt = message.attempt() + 1;
        draft.happen(new RoutingEvent.SendStarted(
                id, message.contact(), attempt, draft.now().plus(LEASE)));
        draft.effect(new Effect.Send(
                id,
                attempt,
                new OutboundMessage(
                        id.toString(),
                        account.id(),
                        profile.identity(),
                        form,
                        content.quotedMessageId(),
                        attempt - message.putOff())));
        return draft.decided(null);
    }

    Decision refuse(MessageId id, MessageState message, RejectReason reason, String code) {
        MessageId next = next(message);
        draft.happen(new RoutingEvent.SendRefused(id, message.contact(), reason, code));
        Outbox.undoReply(draft, id.interaction(), message.action());
        Outbox.moveOn(draft, next);
        draft.explain(Code.REFUSED, reason + " " + code);
        return draft.decided(null);
    }

    private @Nullable MessageId next(MessageState message) {
        ContactState contact = draft.contact(message.contact());
        return contact == null ? null : Outbox.next(contact, message.id());
    }

    /** Loads a message with its contact, its interaction and the message behind it in line; null if all is there. */
    static Decision.@Nullable Needs loadLine(Draft draft, MessageId id) {
        Keys keys = draft.keys();
        if (!draft.has(List.of(keys.message(id), keys.interaction(id.interaction())))) {
            return draft.needs();
        }
        MessageState message = draft.message(id);
        if (message == null) {
            return null;
        }
        if (!draft.has(keys.contact(message.contact()))) {
            return draft.needs();
        }
        ContactState contact = draft.contact(message.contact());
        MessageId next = contact == null ? null : Outbox.next(contact, id);
        return next == null || draft.has(keys.message(next)) ? null : draft.needs();
    }

    /** When a deferred message is tried again: doubling from one second to five minutes, spread by its own name. */
    static Instant again(MessageState message, @Nullable Duration asked, Instant now) {
        long doubled = 1L << Math.min(message.attempt() - message.putOff(), 9);
        long seconds = Math.min(doubled, 300);
        int spread = Math.floorMod((message.id().toString() + message.attempt()).hashCode(), 500);
        Duration own = Duration.ofMillis(seconds * 1_000 / 2 + seconds * spread);
        return now.plus(asked != null && asked.compareTo(own) > 0 ? asked : own);
    }
}
