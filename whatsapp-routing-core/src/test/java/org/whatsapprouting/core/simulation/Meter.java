package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at a limit from outside: between any two messages no more than the burst and what the time between them allows. */
final class Meter {
    private final Duration interval;
    private final int burst;
    private final List<Instant> times = new ArrayList<>();

    Meter(Duration interval, int burst) {
        this.interval = interval;
        this.burst = burst;
    }

    void count(Instant now, String what) {
        times.add(now);
        for (int i = 0; i < times.size(); i++) {
            long allowed = burst + Duration.between(times.get(i), now).dividedBy(interval);
            int sent = times.size() - i;
            Violation.unless(
                    sent <= allowed,
                    "pacing",
                    "%s was sent %d messages since %s at %s, but %d are allowed",
                    what,
                    sent,
                    times.get(i),
                    now,
                    allowed);
        }
    }
}
