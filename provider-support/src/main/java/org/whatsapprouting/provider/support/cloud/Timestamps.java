package org.whatsapprouting.provider.support.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads times: seconds since 1970 as text or number, sometimes milliseconds, sometimes nothing usable (Meta 1.6). */
final class Timestamps {
    /** In seconds this is the year 5138, in milliseconds 1973: what is larger was not meant as seconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private static final int MAX_DIGITS = 16;

    private Timestamps() {}

    /** Returns the time that a field holds, or {@code otherwise} if it holds none. */
    static Instant read(@Nullable String text, Instant otherwise) {
        if (text == null || text.length() > MAX_DIGITS || !Identities.isDigits(text)) {
            return otherwise;
        }
        long value = text.isEmpty() ? 0 : Long.parseLong(text);
        if (value == 0) {
            return otherwise;
        }
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
