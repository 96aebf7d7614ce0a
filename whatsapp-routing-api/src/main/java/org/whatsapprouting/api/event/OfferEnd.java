package org.whatsapprouting.api.event;

/** Why an offer ended. Every offer ends in one of these ways. */
public enum OfferEnd {
    /** An agent accepted it. */
    ACCEPTED,
    /** The agent it was made to rejected it. */
    REJECTED,
    /** Nobody answered in time. */
    TIMED_OUT,
    /** It was taken back: the agent left, or the interaction went elsewhere. */
    WITHDRAWN
}
