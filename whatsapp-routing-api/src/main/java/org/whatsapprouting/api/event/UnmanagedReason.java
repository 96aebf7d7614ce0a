package org.whatsapprouting.api.event;

/** Why nobody is going to be offered an interaction for now (mission G-05, G-08). */
public enum UnmanagedReason {
    /** The pass came to the end of the plan. */
    END_OF_PLAN,
    /** The pass took too many steps without arriving anywhere. */
    STEP_BUDGET
}
