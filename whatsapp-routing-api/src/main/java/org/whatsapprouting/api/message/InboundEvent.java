package org.whatsapprouting.api.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing a provider told us, in neutral form. A webhook body may hold many. */
public sealed interface InboundEvent {

    /**
     * What makes this event the same event when the provider sends it again: equal for each redelivery, different for
     * any other event of the same provider number. 1 to 1,000 characters, never blank; the engine stores only its digest.
     */
    String eventKey();

    /** The provider's id of the business number it belongs to, or null if the provider does not say. */
    @Nullable
    String number();

    /** When it happened, by the provider's clock; if the provider gave no readable time, when it was received. */
    Instant at();

    /**
     * A message from a customer.
     *
     * @param eventKey see {@link InboundEvent#eventKey()}
     * @param number see {@link InboundEvent#number()}
     * @param at when the customer sent it
     * @param providerMessageId the provider's id of the message
     * @param from who sent it
     * @param profileName the name the customer shows, or null; hostile input
     * @param content what it says
     * @param quotedMessageId the provider's id of the message it answers, or null
     * @param referral the advertisement it came from, as the provider's JSON text, or null
     */
    record MessageReceived(
            String eventKey,
            @Nullable String number,
            Instant at,
            String providerMessageId,
            CustomerIdentity from,
            @Nullable String profileName,
            Content content,
            @Nullable String quotedMessageId,
            @Nullable String referral)
            implements InboundEvent {}

    /**
     * How far a message of ours has come.
     *
     * @param eventKey see {@link InboundEvent#eventKey()}
     * @param number see {@link InboundEvent#number()}
     * @param at when it got there
     * @param providerMessageId the provider's id of our message
     * @param status how far, one of SENT, DELIVERED, READ, PLAYED and FAILED
     * @param reference our own reference if the provider echoes it, or null
     * @param failure why it failed, or null
     */
    record StatusReported(
            String eventKey,
            @Nullable String number,
            Instant at,
            String providerMessageId,
            DeliveryStatus status,
            @Nullable String reference,
            @Nullable Failure failure)
            implements InboundEvent {}

    /**
     * Why the provider could not deliver.
     *
     * @param reason our class of the failure
     * @param code the provider's code, as text
     * @param detail the provider's words, without customer content; may be empty
     */
    record Failure(RejectReason reason, String code, String detail) {}

    /**
     * A customer goes by another number or id from now on.
     *
     * @param eventKey see {@link InboundEvent#eventKey()}
     * @param number see {@link InboundEvent#number()}
     * @param at when it changed
     * @param previous who he was
     * @param current who he is
     */
    record IdentityChanged(
            String eventKey, @Nullable String number, Instant at, CustomerIdentity previous, CustomerIdentity current)
            implements InboundEvent {}

    /**
     * News about the business number or its account, for example a template's approval.
     *
     * @param eventKey see {@link InboundEvent#eventKey()}
     * @param number see {@link InboundEvent#number()}
     * @param at when it happened
     * @param kind the provider's name of the news
     * @param raw the provider's element as JSON text
     */
    record AccountNotice(String eventKey, @Nullable String number, Instant at, String kind, String raw)
            implements InboundEvent {}

    /**
     * A part of a webhook body that could not be read as anything above. It is kept so that nothing authentic is lost.
     *
     * @param eventKey see {@link InboundEvent#eventKey()}
     * @param number see {@link InboundEvent#number()}
     * @param at when it was received
     * @param why what could not be read, for people
     * @param raw the provider's element as text
     */
    record Unrecognised(String eventKey, @Nullable String number, Instant at, String why, String raw)
            implements InboundEvent {}
}
