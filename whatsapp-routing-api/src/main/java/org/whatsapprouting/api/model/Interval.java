package org.whatsapprouting.api.model;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Working time: tells when an action may run (mission 1.8, G-28). An instant is inside if any of the subsets holds it;
 * a negated interval is inside where the plain one is outside.
 *
 * @param id names the interval
 * @param name what people see, not blank
 * @param zone the zone whose wall clock counts, or null for the zone of the account that uses the interval
 * @param negated whether inside and outside change places
 * @param subsets the subsets, at least one
 */
public record Interval(IntervalId id, String name, @Nullable ZoneId zone, boolean negated, List<WorkingTime> subsets) {
    /** @throws IllegalArgumentException if the name is blank or there is no subset */
    public Interval {
        subsets = List.copyOf(subsets);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Interval '" + id + "' needs a name.");
        }
        if (subsets.isEmpty()) {
            throw new IllegalArgumentException("Interval '" + id + "' needs at least one subset.");
        }
    }
}
