package org.whatsapprouting.api.event;

/** Why nobody is going to be offered an interaction for now (mission G-05, G-08). */
public enum UnmanagedReason {
    /** The pass came to the end of the plan. */
    END_OF_PLAN,
    /** The account is switched off, or was removed. */
    ACCOUNT_OFF,
    /** The pass took too many steps without arriving anywhere. */
    STEP_BUDGET
}
