package org.whatsapprouting.api.event;

/** What brought an interaction to where it waits. */
public enum WaitStage {
    /** A pass of the plan arrived at a queue or agent. */
    PLAN,
    /** The customer wrote while the owner was away: the owner is asked first (mission S-07). */
    OWNER,
    /** The owner did not come: the queue he accepted it from is asked (mission S-08). */
    OWNER_QUEUE,
    /** The owner hands it to somebody else (mission 1.3). */
    TRANSFER
}
