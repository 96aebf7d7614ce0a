package org.whatsapprouting.examples.contactcenter.http;

/** What can be wrong with a call, as programs tell it apart. */
enum ErrorCode {
    /** Not of the form that {@code openapi.yaml} describes. */
    BAD_REQUEST(400),
    /** There is no such thing, or not for this agent. */
    NOT_FOUND(404),
    /** The path exists, but not with this verb. */
    METHOD_NOT_ALLOWED(405),
    /** The body is larger than it may be. */
    TOO_LARGE(413),
    /** A file is larger than it may be. */
    FILE_TOO_LARGE(409),
    /** Another agent was first. */
    TAKEN(409),
    /** The customer has an open interaction. */
    ALREADY_OPEN(409),
    /** The offer ended before. */
    OFFER_ENDED(409),
    /** The agent has no free slot. */
    AT_CAPACITY(409),
    /** The agent is logged out. */
    LOGGED_OUT(409),
    /** Free text may not leave now. */
    SERVICE_WINDOW_CLOSED(409),
    /** The account's provider cannot send this. */
    NOT_SUPPORTED(409),
    /** The agent does not belong to the account. */
    NOT_IN_ACCOUNT(409),
    /** The account does not allow it. */
    NOT_ALLOWED(409),
    /** The customer has not written yet. */
    NOTHING_RECEIVED(409),
    /** The other agent cannot be asked now. */
    TARGET_UNAVAILABLE(409),
    /** Only the owner may. */
    NOT_OWNER(409),
    /** The interaction is being handed to somebody else. */
    IN_TRANSFER(409),
    /** The interaction is closed. */
    CLOSED(409),
    /** The disposition does not apply. */
    UNKNOWN_DISPOSITION(409),
    /** A disposition has to be chosen. */
    DISPOSITION_REQUIRED(409),
    /** The configuration has errors. */
    INVALID_CONFIGURATION(422),
    /** Somebody else saved a configuration since. */
    OUTDATED(412),
    /** Something to be removed is in use. */
    IN_USE(409),
    /** The account's provider was asked and did not do it, or nobody knows whether it did. */
    PROVIDER_FAILED(502),
    /** Not now: nothing was confirmed. */
    BUSY(503),
    /** A defect; the log says which. */
    INTERNAL(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
