package org.whatsapprouting.api.model;

/**
 * The version of a routing plan. A saved version never changes; a wait that began under a version goes on under it.
 *
 * @param number 1 or more, rising by one with each saved change of the plan
 */
public record PlanVersion(long number) {
    /** The version of a plan that was never saved. */
    public static final PlanVersion FIRST = new PlanVersion(1);

    /** @throws IllegalArgumentException if the number is below 1 */
    public PlanVersion {
        if (number < 1) {
            throw new IllegalArgumentException("Plan versions start at 1, but " + number + " was given.");
        }
    }

    /** Returns the version that follows this one. */
    public PlanVersion next() {
        return new PlanVersion(number + 1);
    }
}
