package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.Columns;

/**
 * One message without what it says. An outbound one is its own row of the outbox: while it is in line its status and
 * {@code due} say what happens to it next.
 *
 * @param id names it
 * @param contact with whom
 * @param account at which account
 * @param inbound whether the customer wrote it
 * @param kind the kind of its content
 * @param at when it was received or put in line
 * @param status how far an outbound one has come, or null for an inbound one
 * @param attempt how many attempts were begun
 * @param putOff how many of them ended before the provider was called
 * @param due when somebody has to look at it, or null
 * @param agent the agent who wrote it, or null
 * @param action the action that made it, or null
 * @param reason why it was refused, or null
 * @param code the provider's code of the last difficulty, or null
 * @param reference the digest of the provider's id, by which reports find it, or null
 */
public record MessageState(
        MessageId id,
        ContactId contact,
        AccountId account,
        boolean inbound,
        String kind,
        Instant at,
        @Nullable DeliveryStatus status,
        int attempt,
        int putOff,
        @Nullable Instant due,
        @Nullable AgentId agent,
        @Nullable ActionId action,
        @Nullable RejectReason reason,
        @Nullable String code,
        @Nullable String reference)
        implements State {

    static MessageState received(RoutingEvent.MessageReceived e) {
        return begun(e.message(), e.contact(), e.account(), true, e.kind(), e.at(), null, null, null);
    }

    static MessageState queued(RoutingEvent.MessageQueued e) {
        var status = DeliveryStatus.QUEUED;
        return begun(e.message(), e.contact(), e.account(), false, e.kind(), e.at(), status, e.agent(), e.action());
    }

    static MessageState parked(RoutingEvent.ReplyParked e) {
        var status = DeliveryStatus.PARKED;
        return begun(e.message(), e.contact(), e.account(), false, e.kind(), e.at(), status, e.agent(), null);
    }

    private static MessageState begun(
            MessageId id,
            ContactId contact,
            AccountId account,
            boolean inbound,
            String kind,
            Instant at,
            @Nullable DeliveryStatus status,
            @Nullable AgentId agent,
            @Nullable ActionId action) {
        return new MessageState(
                id, contact, account, inbound, kind, at, status, 0, 0, null, agent, action, null, null, null);
    }

    boolean isInLine() {
        return status == DeliveryStatus.QUEUED
                || status == DeliveryStatus.SENDING
                || status == DeliveryStatus.UNCONFIRMED;
    }

    /** Whether it left the line unconfirmed. */
    boolean isHeld() {
        return status == DeliveryStatus.UNCONFIRMED && due == null;
    }

    @Override
    public MessageState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.ReplyReleased) {
            return with(DeliveryStatus.QUEUED, attempt, null, null, code);
        }
        if (event instanceof RoutingEvent.SendReady e) {
            return with(DeliveryStatus.QUEUED, attempt, e.at(), null, code);
        }
        if (event instanceof RoutingEvent.SendStarted e) {
            return with(DeliveryStatus.SENDING, e.attempt(), e.until(), null, null);
        }
        if (event instanceof RoutingEvent.SendAccepted e) {
            return with(DeliveryStatus.SENT, attempt, null, null, null).referredToAs(e.reference());
        }
        if (event instanceof RoutingEvent.SendDeferred e) {
            return with(DeliveryStatus.QUEUED, attempt, e.again(), null, e.code());
        }
        if (event instanceof RoutingEvent.SendPutOff e) {
            return putOff(e.again());
        }
        if (event instanceof RoutingEvent.SendRefused e) {
            return with(DeliveryStatus.FAILED, attempt, null, e.reason(), e.code());
        }
        if (event instanceof RoutingEvent.SendUnconfirmed e) {
            return with(DeliveryStatus.UNCONFIRMED, attempt, e.until(), null, e.code());
        }
        if (event instanceof RoutingEvent.SendHeld) {
            return with(DeliveryStatus.UNCONFIRMED, attempt, null, null, code);
        }
        if (event instanceof RoutingEvent.StatusReported e && e.applied()) {
            return with(e.status(), attempt, null, reason, code);
        }
        return this;
    }

    @Override
    public Columns columns(Instant now, Configured config) {
        return new Columns(null, null, null, null, reference, 0, due, null);
    }

    private MessageState with(
            DeliveryStatus other,
            int otherAttempt,
            @Nullable Instant otherDue,
            @Nullable RejectReason otherReason,
            @Nullable String otherCode) {
        return new MessageState(
                id,
                contact,
                account,
                inbound,
                kind,
                at,
                other,
                otherAttempt,
                putOff,
                otherDue,
                agent,
                action,
                otherReason,
                otherCode,
                reference);
    }

    private MessageState referredToAs(String digest) {
        return new MessageState(
                id, contact, account, inbound, kind, at, status, attempt, putOff, due, agent, action, reason, code,
                digest);
    }

    private MessageState putOff(Instant again) {
        return new MessageState(
                id,
                contact,
                account,
                inbound,
                kind,
                at,
                DeliveryStatus.QUEUED,
                attempt,
                putOff + 1,
                again,
                agent,
                action,
                null,
                null,
                reference);
    }
}
