package org.whatsapprouting.api.message;

/**
 * How far an outbound message has come. {@code SENT < DELIVERED < READ < PLAYED} only rise (mission G-31); a
 * confirmation that comes after {@code FAILED} wins, because it happened.
 */
public enum DeliveryStatus {
    /** Kept until the customer writes and so opens the service window. */
    PARKED,
    /** In line, not yet given to the provider. */
    QUEUED,
    /** Being given to the provider right now. */
    SENDING,
    /** The provider has not confirmed and we cannot know; see the account's rule for unconfirmed sends. */
    UNCONFIRMED,
    /** The provider took it. */
    SENT,
    /** It reached the customer's device. */
    DELIVERED,
    /** The customer opened it. */
    READ,
    /** The customer listened to it. */
    PLAYED,
    /** It will not reach the customer. */
    FAILED;

    /** Returns whether a report of this status changes a message that stands at {@code current}. */
    public boolean advances(DeliveryStatus current) {
        if (current == FAILED) {
            return this == DELIVERED || this == READ || this == PLAYED;
        }
        if (this == FAILED) {
            return current.compareTo(SENT) <= 0;
        }
        return compareTo(current) > 0;
    }
}
