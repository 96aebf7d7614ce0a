package org.whatsapprouting.api.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A secret that does not show itself by accident: it prints as stars and compares in constant time. */
public final class Secret {
    /** Transient, so that what writes objects by their fields leaves it out. */
    private final transient String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @throws IllegalArgumentException if it is empty; an empty secret protects nothing
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret may not be empty.");
        }
        return new Secret(value);
    }

    /** The value itself. Do not keep, log or print it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
