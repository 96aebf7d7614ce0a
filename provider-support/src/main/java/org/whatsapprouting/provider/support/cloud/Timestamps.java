package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads times: seconds since 1970 as text or number, sometimes milliseconds, sometimes nothing usable (Meta 1.6). */
final class Timestamps {
    /** In seconds this is the year 5138, in milliseconds 1973: what is larger was not meant as seconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private static final int MAX_DIGITS = 16;

    private Timestamps() {}

    /** Returns the time a field holds, or {@code otherwise} if it holds none. */
    static Instant read(JsonNode parent, String name, Instant otherwise) {
        String text = JsonFields.text(parent, name);
        if (text == null || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return otherwise;
        }
        long value = text.isEmpty() ? 0 : Long.parseLong(text);
        if (value == 0) {
            return otherwise;
        }
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
