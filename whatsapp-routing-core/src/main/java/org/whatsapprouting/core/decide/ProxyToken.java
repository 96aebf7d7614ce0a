package org.whatsapprouting.core.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The secret in the webhook's address of an account (mission A-08). It prints as stars.
 *
 * @param value the token, fit for an address as it stands
 */
public record ProxyToken(String value) {
    private static final int LEAST = 40;

    /** @throws IllegalArgumentException if it is too short to be a secret */
    public ProxyToken {
        if (value.length() < LEAST) {
            throw new IllegalArgumentException("A token has at least " + LEAST + " characters.");
        }
    }

    /** Whether this is it; takes as long for a wrong one as for the right one. */
    public boolean matches(String given) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
