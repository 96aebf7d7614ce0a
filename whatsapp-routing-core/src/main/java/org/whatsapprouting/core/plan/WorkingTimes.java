package org.whatsapprouting.core.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.whatsapprouting.api.model.WorkingTime.DateRange;
import org.whatsapprouting.api.model.WorkingTime.TimeRange;
import org.whatsapprouting.api.model.WorkingTime.YearlyRange;

/** Hours, days and dates as the file spells them. Both ways. */
final class WorkingTimes {
    private static final String TO = "..";
    private static final int DAYS = 31;
    private static final int SHORT = 3;

    private WorkingTimes() {}

    static TimeRange time(String text) {
        int dash = text.indexOf('-');
        return new TimeRange(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }

    static String print(TimeRange time) {
        return time.from() + "-" + time.to();
    }

    static YearlyRange yearly(String text) {
        return new YearlyRange(monthDay(first(text)), monthDay(last(text)));
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("There is no day " + text + " in any year. Write MM-DD.", noSuchDay);
        }
    }

    static String print(YearlyRange range) {
        var from = range.from().toString().substring(2);
        return range.from().equals(range.to())
                ? from
                : from + TO + range.to().toString().substring(2);
    }

    static DateRange dates(String text) {
        return new DateRange(date(first(text)), date(last(text)));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDate) {
            throw new IllegalArgumentException("There is no date " + text + ". Write YYYY-MM-DD.", noSuchDate);
        }
    }

    static String print(DateRange range) {
        return range.from().equals(range.to()) ? range.from().toString() : range.from() + TO + range.to();
    }

    private static String first(String range) {
        int dots = range.indexOf(TO);
        return dots < 0 ? range : range.substring(0, dots);
    }

    private static String last(String range) {
        int dots = range.indexOf(TO);
        return dots < 0 ? range : range.substring(dots + TO.length());
    }

    /** {@code mon} or {@code fri-mon}. */
    static Set<DayOfWeek> weekDays(String text) {
        return range(text, DayOfWeek.values(), EnumSet.noneOf(DayOfWeek.class));
    }

    /** {@code jan} or {@code nov-feb}. */
    static Set<Month> months(String text) {
        return range(text, Month.values(), EnumSet.noneOf(Month.class));
    }

    private static <E extends Enum<E>> Set<E> range(String text, E[] all, EnumSet<E> into) {
        int from = index(text.substring(0, SHORT), all);
        int to = text.length() == SHORT ? from : index(text.substring(SHORT + 1), all);
        for (int i = from; ; i = (i + 1) % all.length) {
            into.add(all[i]);
            if (i == to) {
                return into;
            }
        }
    }

    private static <E extends Enum<E>> int index(String name, E[] all) {
        int i = 0;
        while (!print(all[i]).equals(name)) {
            i++;
        }
        return i;
    }

    /** A day or month by its first three letters. */
    static String print(Enum<?> dayOrMonth) {
        return dayOrMonth.name().substring(0, SHORT).toLowerCase(Locale.ROOT);
    }

    /** {@code 1} or {@code 28-3}. */
    static Set<Integer> monthDays(String text) {
        int dash = text.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : Integer.parseInt(text.substring(dash + 1));
        var days = new TreeSet<Integer>();
        for (int day = from; ; day = day % DAYS + 1) {
            days.add(day);
            if (day == to) {
                return days;
            }
        }
    }

    /** Numbers as single ones and ranges. */
    static List<String> printMonthDays(Set<Integer> days) {
        var printed = new ArrayList<String>();
        var sorted = new TreeSet<>(days);
        while (!sorted.isEmpty()) {
            int from = sorted.first();
            int to = from;
            while (sorted.remove(to)) {
                to++;
            }
            printed.add(to - 1 == from ? Integer.toString(from) : from + "-" + (to - 1));
        }
        return printed;
    }
}
