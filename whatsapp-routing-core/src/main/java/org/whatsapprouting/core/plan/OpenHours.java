package org.whatsapprouting.core.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.WorkingTime;

/**
 * One subset of an interval as numbers: asked about a local day and minute, without making objects for the usual case of
 * hours and week days.
 */
final class OpenHours {
    static final int MINUTES_PER_DAY = 24 * 60;

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int DAYS_PER_WEEK = 7;
    private static final int EPOCH_WEEK_DAY = 3;

    private final int from;
    private final int to;
    private final int weekDays;
    private final int monthDays;
    private final int months;
    private final WorkingTime.@Nullable YearlyRange yearly;
    private final long firstDay;
    private final long lastDay;

    private OpenHours(WorkingTime.Custom time) {
        var hours = time.time();
        this.from = hours == null ? 0 : minute(hours.from());
        this.to = hours == null ? MINUTES_PER_DAY - 1 : minute(hours.to());
        int days = 0;
        for (DayOfWeek day : time.weekDays()) {
            days |= 1 << day.ordinal();
        }
        this.weekDays = days;
        int dates = 0;
        for (int day : time.monthDays()) {
            dates |= 1 << (day - 1);
        }
        this.monthDays = dates;
        int all = 0;
        for (Month month : time.months()) {
            all |= 1 << month.ordinal();
        }
        this.months = all;
        this.yearly = time.yearly();
        this.firstDay =
                time.dates() == null ? Long.MIN_VALUE : time.dates().from().toEpochDay();
        this.lastDay = time.dates() == null ? Long.MAX_VALUE : time.dates().to().toEpochDay();
    }

    /** The subset, or null for one that is always open. */
    static @Nullable OpenHours of(WorkingTime time) {
        return time instanceof WorkingTime.Custom custom ? new OpenHours(custom) : null;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_PER_MINUTE;
    }

    /** Whether a local minute is inside. The last minute is (mission I-05); after midnight the day before counts (G-28). */
    boolean hold(long day, int minute) {
        if (from <= to) {
            return from <= minute && minute <= to && includeDay(day);
        }
        return (minute >= from && includeDay(day)) || (minute <= to && includeDay(day - 1));
    }

    /** Whether hours may begin on a day, counted from 1970-01-01. */
    boolean includeDay(long day) {
        if (day < firstDay || day > lastDay) {
            return false;
        }
        if (weekDays != 0 && (weekDays >> Math.floorMod(day + EPOCH_WEEK_DAY, DAYS_PER_WEEK) & 1) == 0) {
            return false;
        }
        return (monthDays == 0 && months == 0 && yearly == null) || includeDate(LocalDate.ofEpochDay(day));
    }

    private boolean includeDate(LocalDate date) {
        return (monthDays == 0 || (monthDays >> (date.getDayOfMonth() - 1) & 1) == 1)
                && (months == 0 || (months >> date.getMonth().ordinal() & 1) == 1)
                && (yearly == null || includes(yearly, MonthDay.from(date)));
    }

    private static boolean includes(WorkingTime.YearlyRange range, MonthDay day) {
        boolean afterFrom = day.compareTo(range.from()) >= 0;
        boolean beforeTo = day.compareTo(range.to()) <= 0;
        return range.to().isBefore(range.from()) ? afterFrom || beforeTo : afterFrom && beforeTo;
    }

    /** The first minute inside. */
    int from() {
        return from;
    }

    /** The first minute outside; of the next day if it is the number of minutes of a day. */
    int end() {
        return to + 1;
    }
}
