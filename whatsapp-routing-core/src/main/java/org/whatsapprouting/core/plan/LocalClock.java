package org.whatsapprouting.core.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** The wall clock of a zone. Remembers the stretch between two changes of its offset, since most questions fall into it. */
final class LocalClock {
    private static final int SECONDS_PER_MINUTE = 60;

    private final ZoneRules rules;

    /** A lucky guess and nothing more: whoever finds an older stretch works out his own. */
    private Stretch last;

    /** A time in which the offset does not change; seconds since 1970, the end is outside. */
    private record Stretch(long from, long to, int offset) {}

    LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
        this.last = stretch(0);
    }

    /** Minutes since 1970 on the wall clock. */
    long minuteOf(Instant at) {
        long second = at.getEpochSecond();
        var guess = last;
        if (second < guess.from || second >= guess.to) {
            guess = stretch(second);
            last = guess;
        }
        return Math.floorDiv(second + guess.offset, SECONDS_PER_MINUTE);
    }

    private Stretch stretch(long second) {
        var at = Instant.ofEpochSecond(second);
        var next = rules.nextTransition(at);
        int offset = rules.getOffset(at).getTotalSeconds();
        if (rules.isFixedOffset()) {
            return new Stretch(Long.MIN_VALUE, Long.MAX_VALUE, offset);
        }
        // The transition before an instant is strictly before it, so ask from just after.
        var previous = rules.previousTransition(at.plusSeconds(1));
        return new Stretch(
                previous == null ? Long.MIN_VALUE : previous.toEpochSecond(),
                next == null ? Long.MAX_VALUE : next.toEpochSecond(),
                offset);
    }

    /** When the wall clock shows a minute: once, twice where it is put back, at the jump where it is put forward over it. */
    Instant[] instantsOf(long minute) {
        var local = LocalDateTime.ofEpochSecond(minute * SECONDS_PER_MINUTE, 0, ZoneOffset.UTC);
        var offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return new Instant[] {rules.getTransition(local).getInstant()};
        }
        return offsets.stream().map(local::toInstant).toArray(Instant[]::new);
    }

    /** When the offset changes for the first time after an instant; the end of time if never. */
    Instant nextChange(Instant after) {
        var next = rules.nextTransition(after);
        return next == null ? Instant.MAX : next.getInstant();
    }
}
