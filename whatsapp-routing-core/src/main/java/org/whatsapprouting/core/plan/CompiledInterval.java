package org.whatsapprouting.core.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;

/**
 * An interval ready to be asked (mission 1.8, G-28). The wall clock of its zone counts: an hour that comes twice is inside
 * both times, one that is left out never comes. Immutable to the eye, safe for any thread.
 */
public final class CompiledInterval {
    /** How far {@link #nextOpen} looks ahead. */
    public static final int SEARCHED_DAYS = 400;

    private static final int MINUTES_PER_DAY = OpenHours.MINUTES_PER_DAY;

    private final IntervalId id;
    private final LocalClock clock;
    private final boolean negated;
    private final boolean always;
    private final OpenHours[] subsets;

    private CompiledInterval(IntervalId id, ZoneId zone, boolean negated, boolean always, List<OpenHours> subsets) {
        this.id = id;
        this.clock = new LocalClock(zone);
        this.negated = negated;
        this.always = always;
        this.subsets = subsets.toArray(OpenHours[]::new);
    }

    /**
     * Compiles an interval.
     *
     * @param zone the zone that counts if the interval names none
     */
    public static CompiledInterval of(Interval interval, ZoneId zone) {
        var subsets = interval.subsets().stream()
                .flatMap(time -> Optional.ofNullable(OpenHours.of(time)).stream())
                .toList();
        return new CompiledInterval(
                interval.id(),
                interval.zone() == null ? zone : interval.zone(),
                interval.negated(),
                subsets.size() < interval.subsets().size(),
                subsets);
    }

    /** Returns an interval that is never open, to stand for one that a kept plan names and that is gone. */
    static CompiledInterval never(IntervalId id, ZoneId zone) {
        return new CompiledInterval(id, zone, true, true, List.of());
    }

    /** The id of the interval. */
    public IntervalId id() {
        return id;
    }

    /** Whether an instant is inside. */
    public boolean isOpenAt(Instant at) {
        if (always) {
            return !negated;
        }
        long minute = clock.minuteOf(at);
        return covers(Math.floorDiv(minute, MINUTES_PER_DAY), Math.floorMod(minute, MINUTES_PER_DAY)) != negated;
    }

    private boolean covers(long day, int minute) {
        for (OpenHours subset : subsets) {
            if (subset.hold(day, minute)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the first instant from {@code from} on that is inside, {@code from} itself if it is; empty if there is none
     * within 400 days.
     */
    public Optional<Instant> nextOpen(Instant from) {
        if (isOpenAt(from)) {
            return Optional.of(from);
        }
        if (always) {
            return Optional.empty();
        }
        long today = Math.floorDiv(clock.minuteOf(from), MINUTES_PER_DAY);
        for (long day = today; day <= today + SEARCHED_DAYS; day++) {
            if (mayOpenOn(day)) {
                // A clock put back over midnight brings yesterday again, so two days are looked at together.
                var found = new TreeSet<Instant>();
                collect(day, from, found);
                collect(day + 1, from, found);
                if (!found.isEmpty()) {
                    return Optional.of(found.first());
                }
            }
        }
        return Optional.empty();
    }

    private boolean mayOpenOn(long day) {
        if (negated) {
            return true;
        }
        for (OpenHours subset : subsets) {
            if (subset.includeDay(day) || subset.includeDay(day - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Collects when it opens on a day. That can only be where hours begin or end, at midnight, or where the clock jumps. */
    private void collect(long day, Instant from, TreeSet<Instant> found) {
        long midnight = day * MINUTES_PER_DAY;
        addIfOpen(midnight, from, found);
        for (OpenHours subset : subsets) {
            addIfOpen(midnight + subset.from(), from, found);
            addIfOpen(midnight + subset.end(), from, found);
        }
        var begin = clock.instantsOf(midnight)[0];
        var jump = clock.nextChange(begin.minusSeconds(1));
        if (jump.isBefore(clock.instantsOf(midnight + MINUTES_PER_DAY)[0]) && !jump.isBefore(from) && isOpenAt(jump)) {
            found.add(jump);
        }
    }

    private void addIfOpen(long minute, Instant from, TreeSet<Instant> found) {
        for (Instant at : clock.instantsOf(minute)) {
            if (!at.isBefore(from) && isOpenAt(at)) {
                found.add(at);
            }
        }
    }
}
