package org.whatsapprouting.api.event;

/** Why a wait ended. */
public enum WaitEnd {
    /** An agent accepted. */
    ACCEPTED,
    /** Its time was up. */
    TIMED_OUT,
    /** The only agent it waited for rejected (mission G-14). */
    REJECTED,
    /** A later message's pass arrived somewhere else. */
    LEFT,
    /** The interaction was closed. */
    CLOSED
}
