package org.whatsapprouting.api.provider;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a provider, declared so that a configuration can be checked before it is saved.
 *
 * @param name the name as it stands in the configuration
 * @param kind what values it takes
 * @param required whether an account must give it; a setting with a default is never required
 * @param defaultValue the value if the account gives none, or null
 * @param description one sentence for the person who fills it in
 */
public record Setting(
        String name, Kind kind, boolean required, @Nullable String defaultValue, String description) {

    /** What values a setting takes. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A whole number, zero or more. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** An absolute http or https address without query; may also be a reference like a secret's. */
        ADDRESS,
        /** A reference to a secret, for example {@code env:NAME} or {@code file:/path}; never the secret itself. */
        SECRET
    }

    /** Returns a setting that every account must give. */
    public static Setting required(String name, Kind kind, String description) {
        return new Setting(name, kind, true, null, description);
    }

    /** Returns a setting that may be left out. */
    public static Setting optional(String name, Kind kind, String description) {
        return new Setting(name, kind, false, null, description);
    }

    /** Returns a setting that has this value if it is left out. */
    public static Setting withDefault(String name, Kind kind, String defaultValue, String description) {
        return new Setting(name, kind, false, defaultValue, description);
    }
}
