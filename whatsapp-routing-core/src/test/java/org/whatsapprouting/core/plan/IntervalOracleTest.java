package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.model.WorkingTime.Custom;
import org.whatsapprouting.api.model.WorkingTime.DateRange;
import org.whatsapprouting.api.model.WorkingTime.TimeRange;
import org.whatsapprouting.api.model.WorkingTime.YearlyRange;

@DisplayName("Compiled interval against a minute-by-minute oracle")
class IntervalOracleTest {
    private static final int MINUTES = 4 * 24 * 60;

    /** Zones, each with a moment its clocks jump. */
    private static final List<List<String>> PLACES = List.of(
            List.of("America/Sao_Paulo", "2018-11-04T03:00:00Z"),
            List.of("America/Sao_Paulo", "2018-02-18T02:00:00Z"),
            List.of("Europe/Lisbon", "2026-03-29T01:00:00Z"),
            List.of("Europe/Lisbon", "2026-10-25T01:00:00Z"),
            List.of("Asia/Kolkata", "2026-11-22T00:00:00Z"),
            List.of("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            List.of("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
            List.of("America/St_Johns", "2010-11-07T02:31:00Z"),
            List.of("America/St_Johns", "2010-03-14T03:31:00Z"),
            List.of("Pacific/Apia", "2011-12-30T10:00:00Z"),
            List.of("America/New_York", "2026-12-31T20:00:00Z"));

    @Test
    @DisplayName("agrees on every minute around the days clocks jump, and on when it opens next")
    void agrees() {
        agrees(new SplittableRandom(28), 60);
    }

    @Test
    @Tag("long")
    @DisplayName("agrees for many more intervals")
    void agreesLong() {
        agrees(new SplittableRandom(29), 1_000);
    }

    private static void agrees(SplittableRandom random, int count) {
        int open = 0;
        for (int i = 0; i < count; i++) {
            var place = PLACES.get(random.nextInt(PLACES.size()));
            var zone = ZoneId.of(place.get(0));
            var start = Instant.parse(place.get(1)).minus(random.nextInt(MINUTES * 3 / 4), ChronoUnit.MINUTES);
            var interval = interval(random, LocalDate.ofInstant(start, zone));
            open += check(interval, zone, start);
        }
        assertThat(open).as("the samples are neither all open nor all closed").isBetween(count / 10, count * 9 / 10);
    }

    /** Returns 1 if it was open at least half of the time. */
    private static int check(Interval interval, ZoneId zone, Instant start) {
        var compiled = CompiledInterval.of(interval, zone);
        var expected = new boolean[MINUTES];
        int open = 0;
        for (int m = 0; m < MINUTES; m++) {
            var at = start.plus(m, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
            expected[m] = oracle(interval, LocalDateTime.ofInstant(at, zone));
            open += expected[m] ? 1 : 0;
            assertThat(compiled.isOpenAt(at.plusSeconds(m % 60)))
                    .as("%s at %s in %s", interval, at, zone)
                    .isEqualTo(expected[m]);
        }
        for (int m = 0; m < MINUTES; m += 17) {
            int next = m;
            while (next < MINUTES && !expected[next]) {
                next++;
            }
            var from = start.plus(m, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
            var answer = compiled.nextOpen(from);
            if (next < MINUTES) {
                assertThat(answer)
                        .as("%s from %s in %s", interval, from, zone)
                        .contains(start.plus(next, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES));
            } else {
                assertThat(answer.orElse(Instant.MAX))
                        .isAfterOrEqualTo(
                                start.plus(MINUTES, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES));
            }
        }
        return open * 2 >= MINUTES ? 1 : 0;
    }

    /** The rules as they are written, with nothing compiled. */
    private static boolean oracle(Interval interval, LocalDateTime local) {
        boolean inside =
                interval.subsets().stream().anyMatch(time -> !(time instanceof Custom custom) || inside(custom, local));
        return inside != interval.negated();
    }

    private static boolean inside(Custom custom, LocalDateTime local) {
        var minute = local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var time = custom.time();
        if (time == null) {
            return day(custom, local.toLocalDate());
        }
        if (!time.to().isBefore(time.from())) {
            return !minute.isBefore(time.from()) && !minute.isAfter(time.to()) && day(custom, local.toLocalDate());
        }
        return !minute.isBefore(time.from()) && day(custom, local.toLocalDate())
                || !minute.isAfter(time.to()) && day(custom, local.toLocalDate().minusDays(1));
    }

    private static boolean day(Custom custom, LocalDate date) {
        var yearly = custom.yearly();
        boolean inYear = yearly == null;
        if (yearly != null) {
            for (var day = yearly.from().atYear(2028);
                    ;
                    day = day.getDayOfYear() == 366 ? LocalDate.of(2028, 1, 1) : day.plusDays(1)) {
                inYear |= MonthDay.from(day).equals(MonthDay.from(date));
                if (inYear || MonthDay.from(day).equals(yearly.to())) {
                    break;
                }
            }
        }
        var dates = custom.dates();
        return inYear
                && (custom.weekDays().isEmpty() || custom.weekDays().contains(date.getDayOfWeek()))
                && (custom.monthDays().isEmpty() || custom.monthDays().contains(date.getDayOfMonth()))
                && (custom.months().isEmpty() || custom.months().contains(date.getMonth()))
                && (dates == null || !date.isBefore(dates.from()) && !date.isAfter(dates.to()));
    }

    private static Interval interval(SplittableRandom random, LocalDate near) {
        var subsets = random.ints(1 + random.nextInt(3), 0, 1)
                .mapToObj(i -> subset(random, near))
                .toList();
        return new Interval(new IntervalId("i"), "i", null, random.nextInt(3) == 0, subsets);
    }

    private static WorkingTime subset(SplittableRandom random, LocalDate near) {
        if (random.nextInt(30) == 0) {
            return new WorkingTime.Always();
        }
        var time = random.nextInt(5) == 0 ? null : new TimeRange(minute(random), minute(random));
        var yearly = random.nextInt(6) == 0 ? new YearlyRange(day(random, near), day(random, near)) : null;
        var from = near.plusDays(random.nextInt(5) - 2);
        var dates = random.nextInt(6) == 0 ? new DateRange(from, from.plusDays(random.nextInt(3))) : null;
        Set<DayOfWeek> weekDays = new HashSet<>();
        Set<Integer> monthDays = new HashSet<>();
        Set<Month> months = new HashSet<>();
        if (random.nextInt(2) == 0) {
            random.ints(3, 1, 8).forEach(d -> weekDays.add(DayOfWeek.of(d)));
        }
        if (random.nextInt(6) == 0) {
            random.ints(3, -2, 5).forEach(d -> monthDays.add(near.plusDays(d).getDayOfMonth()));
        }
        if (random.nextInt(6) == 0) {
            months.add(near.getMonth());
        }
        return new Custom(time, weekDays, monthDays, months, yearly, dates);
    }

    private static LocalTime minute(SplittableRandom random) {
        // Half of them in the small hours, where clocks jump.
        return LocalTime.of(random.nextInt(random.nextBoolean() ? 4 : 24), random.nextInt(60));
    }

    private static MonthDay day(SplittableRandom random, LocalDate near) {
        return Optional.of(near.plusDays(random.nextInt(7) - 3))
                .map(MonthDay::from)
                .orElseThrow();
    }
}
