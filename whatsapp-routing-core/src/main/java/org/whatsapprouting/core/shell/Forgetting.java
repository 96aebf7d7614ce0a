package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.store.RoutingStore;

/**
 * Has the store forget which events and commands it has seen once nobody repeats them any more, so that it does not grow
 * for ever: providers repeat webhooks for at most 7 days. Belongs to one thread at a time.
 */
final class Forgetting {
    /** How long a repeated event or command is recognised. */
    static final Duration KEPT = Duration.ofDays(8);

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int STEP = 1_000;

    private final RoutingStore store;
    private final EngineClock clock;
    private volatile Instant next = Instant.MIN;

    Forgetting(RoutingStore store, EngineClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Takes a step if it is time for one; does not wait for it. */
    void poll() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        store.forgetOrigins(now.minus(KEPT), STEP).whenComplete((forgotten, failure) -> {
            if (failure != null) {
                LOG.warn("The store could not forget old origins; it is asked again", LogSafe.trace(failure));
            } else if (forgotten == STEP) {
                next = now.plus(BREATH);
            }
        });
    }
}
