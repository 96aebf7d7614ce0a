package org.whatsapprouting.api.model;

import org.jspecify.annotations.Nullable;

/**
 * One item of a plan: an application, guarded by an interval (mission F-01, I-01).
 *
 * @param id names the action; jumps refer to it
 * @param application what the action does
 * @param interval when it may run, or null for always (mission I-08); outside it the action is skipped (mission G-04)
 */
public record Action(
        ActionId id, Application application, @Nullable IntervalId interval) {

    /** Returns an action that may run at any time. */
    public static Action of(String id, Application application) {
        return new Action(new ActionId(id), application, null);
    }
}
