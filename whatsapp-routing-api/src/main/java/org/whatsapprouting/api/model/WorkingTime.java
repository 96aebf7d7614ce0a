package org.whatsapprouting.api.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One subset of an {@link Interval} (mission I-02, I-03). */
public sealed interface WorkingTime {

    /** All the time. */
    record Always() implements WorkingTime {}

    /**
     * The time in which every given dimension holds (mission I-04). A dimension that is null or empty does not restrict.
     * A time range over midnight belongs to the day it starts on: for the hours after midnight all other dimensions are
     * asked about the day before (mission G-28).
     *
     * @param time the hours of the day, or null
     * @param weekDays the week days
     * @param monthDays the days of the month, 1 to 31
     * @param months the months
     * @param yearly a range of days in every year, may wrap over new year, or null
     * @param dates a range of dates of certain years, for example a holiday of one year, or null
     */
    record Custom(
            @Nullable TimeRange time,
            Set<DayOfWeek> weekDays,
            Set<Integer> monthDays,
            Set<Month> months,
            @Nullable YearlyRange yearly,
            @Nullable DateRange dates)
            implements WorkingTime {
        /** @throws IllegalArgumentException if a day of the month is not in 1 to 31 */
        public Custom {
            weekDays = Set.copyOf(weekDays);
            monthDays = Set.copyOf(monthDays);
            months = Set.copyOf(months);
            for (int day : monthDays) {
                if (day < 1 || day > 31) {
                    throw new IllegalArgumentException("Day of the month " + day + " does not exist. Give 1 to 31.");
                }
            }
        }
    }

    /**
     * Hours of the day. The last minute is inside: 09:00 to 13:00 is still open at 13:00:59 (mission I-05). If
     * {@code to} is before {@code from} the range goes over midnight.
     *
     * @param from the first minute inside; seconds are ignored
     * @param to the last minute inside; seconds are ignored
     */
    record TimeRange(LocalTime from, LocalTime to) {}

    /**
     * Days that come back every year, both ends inside; wraps over new year if {@code to} is before {@code from}.
     *
     * @param from the first day
     * @param to the last day
     */
    record YearlyRange(MonthDay from, MonthDay to) {}

    /**
     * Dates, both ends inside.
     *
     * @param from the first date
     * @param to the last date, not before {@code from}
     */
    record DateRange(LocalDate from, LocalDate to) {
        /** @throws IllegalArgumentException if {@code to} is before {@code from} */
        public DateRange {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("The dates " + from + " to " + to + " end before they start.");
            }
        }
    }
}
