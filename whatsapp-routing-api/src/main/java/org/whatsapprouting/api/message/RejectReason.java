package org.whatsapprouting.api.message;

/** Classes of refusals; a host can act on them without knowing the provider. */
public enum RejectReason {
    /** Free text outside the service window: send a template. */
    SERVICE_WINDOW_CLOSED,
    /** The recipient cannot be reached: unknown, not on WhatsApp, old app. */
    RECIPIENT_UNREACHABLE,
    /** The recipient refused such messages. */
    OPTED_OUT,
    /** The provider does not take this content. */
    INVALID_CONTENT,
    /** The provider or this adapter cannot send this kind of content. */
    UNSUPPORTED_CONTENT,
    /** The template is missing, paused, disabled or got the wrong values. */
    TEMPLATE,
    /** The media file could not be fetched or is of a kind or size that is not allowed. */
    MEDIA,
    /** Refused for policy. */
    POLICY,
    /** The credentials are refused: somebody must mend the account. */
    NOT_AUTHORISED,
    /** The account is blocked, unpaid or not set up: somebody must mend it. */
    ACCOUNT,
    /** A limit on numbers of messages that will not pass within the message's life. */
    LIMIT,
    /** The message grew too old before it could be sent. */
    EXPIRED,
    /** Anything else; see code and detail. */
    OTHER
}
