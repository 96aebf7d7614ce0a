package org.whatsapprouting.api.model;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Free text prepared for agents (mission C-01 to C-03, G-40). An agent sees the general ones and those of the account
 * he writes in; on equal keys the local one wins.
 *
 * @param key what the agent looks it up by; unique within its account, or among the general ones; not blank
 * @param text the text, not blank
 * @param account the account it is local to, or null for a general one
 * @param description what it is for, or null
 */
public record CannedAnswer(
        String key,
        String text,
        @Nullable AccountId account,
        @Nullable String description) {
    /** @throws IllegalArgumentException if the key or the text is blank */
    public CannedAnswer {
        if (key.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("Canned answer '" + key + "' needs a key and a text.");
        }
    }

    /** Makes one without a description. */
    public CannedAnswer(String key, String text, @Nullable AccountId account) {
        this(key, text, account, null);
    }

    /** Returns whether each of these words stands in the key, the text or the description, whatever the case. */
    public boolean matches(String words) {
        var all = (key + "\n" + text + "\n" + (description == null ? "" : description)).toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }
}
