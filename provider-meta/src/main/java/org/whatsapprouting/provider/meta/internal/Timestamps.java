package org.whatsapprouting.provider.meta.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads times: seconds since 1970 as text or number, sometimes milliseconds, sometimes nothing usable (Meta 1.6). */
final class Timestamps {
    /** In seconds this is the year 5138, in milliseconds 1973: what is larger was not meant as seconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private Timestamps() {}

    /** Returns the time a field holds, or {@code otherwise} if it holds none. */
    static Instant read(JsonNode parent, String name, Instant otherwise) {
        String text = JsonFields.text(parent, name);
        if (text == null || !text.matches("[1-9][0-9]{0,15}")) {
            return otherwise;
        }
        long value = Long.parseLong(text);
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
