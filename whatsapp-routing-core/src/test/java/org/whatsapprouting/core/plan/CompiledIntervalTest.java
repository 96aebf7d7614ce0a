package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.model.WorkingTime.DateRange;
import org.whatsapprouting.api.model.WorkingTime.TimeRange;
import org.whatsapprouting.api.model.WorkingTime.YearlyRange;

@DisplayName("Compiled interval")
class CompiledIntervalTest {
    private static final Set<DayOfWeek> MON_TO_FRI = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static WorkingTime hours(String from, String to, Set<DayOfWeek> days) {
        return new WorkingTime.Custom(
                new TimeRange(LocalTime.parse(from), LocalTime.parse(to)), days, Set.of(), Set.of(), null, null);
    }

    private static WorkingTime yearly(String from, String to) {
        var range = new YearlyRange(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
        return new WorkingTime.Custom(null, Set.of(), Set.of(), Set.of(), range, null);
    }

    private static CompiledInterval interval(String zone, boolean negated, WorkingTime... subsets) {
        return CompiledInterval.of(
                new Interval(new IntervalId("i"), "i", ZoneId.of(zone), negated, List.of(subsets)), UTC);
    }

    private static Instant at(String zone, String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), ZoneId.of(zone))
                .toInstant();
    }

    @Test
    @DisplayName("there are two to begin with: working time, and holidays that come back every year (I-07)")
    void standard() {
        var working = CompiledInterval.of(Interval.standard().get(0), UTC);
        assertThat(working.isOpenAt(Instant.parse("2026-11-23T17:59:59Z"))).isTrue();
        assertThat(working.isOpenAt(Instant.parse("2026-11-23T18:00:00Z"))).isFalse();
        assertThat(working.isOpenAt(Instant.parse("2026-11-22T12:00:00Z"))).isFalse();
        var holidays = CompiledInterval.of(Interval.standard().get(1), UTC);
        assertThat(holidays.isOpenAt(Instant.parse("2026-12-25T12:00:00Z"))).isTrue();
        assertThat(holidays.isOpenAt(Instant.parse("2027-01-01T12:00:00Z"))).isTrue();
        assertThat(holidays.isOpenAt(Instant.parse("2026-12-26T00:00:00Z"))).isFalse();
    }

    @Test
    @DisplayName("Scenario 4: the last minute is inside to its last second (I-05)")
    void endMinute() {
        var interval = interval("UTC", false, hours("09:00", "13:00", MON_TO_FRI));
        assertThat(interval.isOpenAt(Instant.parse("2026-11-23T08:59:59.999999999Z")))
                .isFalse();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-23T09:00:00Z"))).isTrue();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-23T13:00:59.999999999Z")))
                .isTrue();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-23T13:01:00Z"))).isFalse();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-22T10:00:00Z")))
                .as("Sunday")
                .isFalse();
        assertThat(interval.nextOpen(Instant.parse("2026-11-27T13:01:00Z")))
                .contains(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    @DisplayName("hours over midnight belong to the day they begin on (G-28)")
    void overMidnight() {
        var interval = interval("UTC", false, hours("22:00", "06:00", Set.of(DayOfWeek.FRIDAY)));
        assertThat(interval.isOpenAt(Instant.parse("2026-11-27T05:00:00Z")))
                .as("early Friday")
                .isFalse();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-27T22:00:00Z"))).isTrue();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-28T06:00:59Z")))
                .as("early Saturday")
                .isTrue();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-28T06:01:00Z"))).isFalse();
        assertThat(interval.isOpenAt(Instant.parse("2026-11-28T22:00:00Z")))
                .as("late Saturday")
                .isFalse();
    }

    @Test
    @DisplayName("over midnight, month and date are those of the day before too")
    void overMidnightOtherDimensions() {
        var night = new TimeRange(LocalTime.of(22, 0), LocalTime.of(2, 0));
        var lastOfYear = LocalDate.of(2026, 12, 31);
        var interval = interval(
                "UTC",
                false,
                new WorkingTime.Custom(
                        night,
                        Set.of(DayOfWeek.THURSDAY),
                        Set.of(31),
                        Set.of(Month.DECEMBER),
                        new YearlyRange(MonthDay.of(12, 31), MonthDay.of(12, 31)),
                        new DateRange(lastOfYear, lastOfYear)));
        assertThat(interval.isOpenAt(Instant.parse("2027-01-01T02:00:00Z"))).isTrue();
        assertThat(interval.isOpenAt(Instant.parse("2026-12-31T01:00:00Z"))).isFalse();
        assertThat(interval.isOpenAt(Instant.parse("2027-01-01T22:00:00Z"))).isFalse();
    }

    @Test
    @DisplayName("days of the year wrap over new year, both ends inside")
    void yearlyWraps() {
        var interval = interval("UTC", false, yearly("12-24", "01-06"));
        for (String inside : List.of("2026-12-24", "2026-12-31", "2027-01-01", "2027-01-06")) {
            assertThat(interval.isOpenAt(Instant.parse(inside + "T12:00:00Z")))
                    .as(inside)
                    .isTrue();
        }
        for (String outside : List.of("2026-12-23", "2027-01-07", "2026-07-01")) {
            assertThat(interval.isOpenAt(Instant.parse(outside + "T12:00:00Z")))
                    .as(outside)
                    .isFalse();
        }
        assertThat(interval("UTC", false, yearly("02-29", "02-29")).isOpenAt(Instant.parse("2028-02-29T12:00:00Z")))
                .isTrue();
    }

    @Test
    @DisplayName("any subset is enough; a negated interval is open where the plain one is not")
    void subsetsAndNegation() {
        var holidays = new WorkingTime[] {yearly("12-25", "12-26"), hours("00:00", "23:59", Set.of(DayOfWeek.SUNDAY))};
        var plain = interval("UTC", false, holidays);
        var negated = interval("UTC", true, holidays);
        for (String day : List.of("2026-12-25", "2026-12-27", "2026-12-28")) {
            var at = Instant.parse(day + "T12:00:00Z");
            assertThat(plain.isOpenAt(at)).as(day).isEqualTo(!day.endsWith("28"));
            assertThat(negated.isOpenAt(at)).as(day).isEqualTo(day.endsWith("28"));
        }
        assertThat(negated.nextOpen(Instant.parse("2026-12-25T12:00:00Z")))
                .as("Saturday is a holiday, Sunday is closed")
                .contains(Instant.parse("2026-12-28T00:00:00Z"));
    }

    @Test
    @DisplayName("always is always open, and never when negated")
    void always() {
        var now = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(interval("UTC", false, new WorkingTime.Always()).nextOpen(now))
                .contains(now);
        assertThat(interval("UTC", true, new WorkingTime.Always()).nextOpen(now))
                .isEmpty();
        assertThat(interval("UTC", true, hours("09:00", "10:00", Set.of()), new WorkingTime.Always())
                        .isOpenAt(now))
                .isFalse();
    }

    @Test
    @DisplayName("without a zone of its own an interval goes by the zone of the account (G-28)")
    void accountZone() {
        var plain = new Interval(new IntervalId("i"), "i", null, false, List.of(hours("09:00", "17:00", Set.of())));
        var at = Instant.parse("2026-11-22T12:30:00Z");
        assertThat(CompiledInterval.of(plain, ZoneId.of("America/Sao_Paulo")).isOpenAt(at))
                .isTrue();
        assertThat(CompiledInterval.of(plain, ZoneId.of("Asia/Kolkata")).isOpenAt(at))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2026-03-29T00:59:59Z, false",
        "Europe/Lisbon, 2026-03-29T01:00:00Z, true",
        "Australia/Lord_Howe, 2026-10-03T15:29:59Z, false",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z, true",
        "America/Sao_Paulo, 2018-11-04T02:59:59Z, false",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, false",
        "Asia/Kolkata, 2026-03-29T20:29:59Z, false",
        "Asia/Kolkata, 2026-03-29T20:30:00Z, true",
    })
    @DisplayName("where the clock is put forward over the opening, it opens at the jump")
    void gap(String zone, String at, boolean open) {
        var opening = zone.equals("Europe/Lisbon") ? "01:30" : zone.equals("Australia/Lord_Howe") ? "02:10" : "02:00";
        assertThat(interval(zone, false, hours(opening, "05:00", Set.of())).isOpenAt(Instant.parse(at)))
                .isEqualTo(open);
    }

    @Test
    @DisplayName("where the clock is put back, the hour that comes twice is inside both times")
    void overlap() {
        var lisbon = interval("Europe/Lisbon", false, hours("01:00", "01:29", Set.of()));
        assertThat(lisbon.isOpenAt(Instant.parse("2026-10-25T00:10:00Z"))).isTrue();
        assertThat(lisbon.isOpenAt(Instant.parse("2026-10-25T00:30:00Z"))).isFalse();
        assertThat(lisbon.isOpenAt(Instant.parse("2026-10-25T01:10:00Z"))).isTrue();
        assertThat(lisbon.isOpenAt(Instant.parse("2026-10-25T01:30:00Z"))).isFalse();
        assertThat(lisbon.nextOpen(Instant.parse("2026-10-25T00:30:00Z")))
                .contains(Instant.parse("2026-10-25T01:00:00Z"));
        var lordHowe = interval("Australia/Lord_Howe", false, hours("01:30", "01:39", Set.of()));
        assertThat(lordHowe.isOpenAt(Instant.parse("2026-04-04T14:35:00Z"))).isTrue();
        assertThat(lordHowe.isOpenAt(Instant.parse("2026-04-04T14:45:00Z"))).isFalse();
        assertThat(lordHowe.isOpenAt(Instant.parse("2026-04-04T15:05:00Z"))).isTrue();
    }

    @Test
    @DisplayName("a midnight that does not exist opens at the jump, and a Saturday that comes back is still Saturday")
    void midnightJumps() {
        var sundays = interval("America/Sao_Paulo", false, hours("00:00", "23:59", Set.of(DayOfWeek.SUNDAY)));
        assertThat(sundays.nextOpen(Instant.parse("2018-11-04T02:00:00Z")))
                .contains(Instant.parse("2018-11-04T03:00:00Z"));
        var saturdayNight = interval("America/Sao_Paulo", false, hours("23:00", "23:59", Set.of(DayOfWeek.SATURDAY)));
        assertThat(saturdayNight.isOpenAt(Instant.parse("2018-02-18T01:30:00Z")))
                .isTrue();
        assertThat(saturdayNight.isOpenAt(Instant.parse("2018-02-18T02:30:00Z")))
                .isTrue();
        assertThat(saturdayNight.isOpenAt(Instant.parse("2018-02-18T03:00:00Z")))
                .isFalse();
    }

    @Test
    @DisplayName("what opens in more than 400 days, or never, has no next opening")
    void bounded() {
        var date = LocalDate.of(2026, 1, 1);
        var once = interval(
                "UTC",
                false,
                new WorkingTime.Custom(null, Set.of(), Set.of(), Set.of(), null, new DateRange(date, date)));
        assertThat(once.nextOpen(Instant.parse("2026-01-02T00:00:00Z"))).isEmpty();
        assertThat(once.nextOpen(Instant.parse("2024-01-01T00:00:00Z"))).isEmpty();
        assertThat(once.nextOpen(Instant.parse("2024-12-31T00:00:00Z")))
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(CompiledInterval.never(new IntervalId("gone"), UTC).nextOpen(at("UTC", "2026-01-01T00:00:00")))
                .isEmpty();
    }
}
