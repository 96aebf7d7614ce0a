package org.whatsapprouting.api.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    /**
     * Returns two intervals to begin with, {@code working-time} (Monday to Friday, 09:00 to 17:59) and {@code holidays}
     * (Christmas and New Year's Day), in the zone of the account that uses them (mission I-07). Nothing has them unless a
     * host puts them in.
     */
    public static List<Interval> standard() {
        var hours = new WorkingTime.TimeRange(LocalTime.of(9, 0), LocalTime.of(17, 59));
        var days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        return List.of(
                new Interval(
                        new IntervalId("working-time"),
                        "Working time",
                        null,
                        false,
                        List.of(new WorkingTime.Custom(hours, days, Set.of(), Set.of(), null, null))),
                new Interval(
                        new IntervalId("holidays"),
                        "Holidays",
                        null,
                        false,
                        List.of(yearly(Month.DECEMBER, 25), yearly(Month.JANUARY, 1))));
    }

    private static WorkingTime yearly(Month month, int day) {
        var date = MonthDay.of(month, day);
        return new WorkingTime.Custom(
                null, Set.of(), Set.of(), Set.of(), new WorkingTime.YearlyRange(date, date), null);
    }
}
