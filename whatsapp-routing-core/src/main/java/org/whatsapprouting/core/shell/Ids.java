package org.whatsapprouting.core.shell;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids that were never used before: UUIDs of version 7 (RFC 9562), which sort by the time they were made. Within one
 * millisecond a counter keeps the order. Safe for any thread.
 */
public final class Ids {
    private static final int COUNTER_LIMIT = 1 << 12;
    private static final int TOKEN_BYTES = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Object lock = new Object();
    private long lastMillis;
    private int counter;

    /** Makes ids from this clock and this source of random numbers. */
    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Makes ids nobody can guess. */
    @ReadsSystemClock
    public static Ids secure(InstantSource clock) {
        return new Ids(clock, new SecureRandom());
    }

    /** Returns a new id. */
    public String next() {
        synchronized (lock) {
            long millis = clock.millis();
            if (millis <= lastMillis) {
                millis = lastMillis;
                counter++;
                if (counter == COUNTER_LIMIT) {
                    millis++;
                    counter = 0;
                }
            } else {
                counter = 0;
            }
            lastMillis = millis;
            long high = millis << 16 | 0x7000L | counter;
            long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    }

    /** Returns 256 random bits as text that an address can hold. */
    String token() {
        var bytes = ByteBuffer.allocate(TOKEN_BYTES);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Returns a random number for the life of this process. */
    long boot() {
        return random.nextLong() | 1L;
    }
}
