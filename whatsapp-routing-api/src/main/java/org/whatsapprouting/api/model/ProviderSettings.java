package org.whatsapprouting.api.model;

import java.util.Map;

/**
 * Which provider an account uses, and its settings there (mission 1.2). The provider declares which settings exist and
 * which of them are secrets.
 *
 * @param provider the id of the provider, for example {@code meta}
 * @param values setting name to value. The value of a secret is a reference that the host's secret source resolves, for
 *     example {@code env:META_APP_SECRET}; the secret itself never stands here
 */
public record ProviderSettings(String provider, Map<String, String> values) {
    /** Copies the values. */
    public ProviderSettings {
        values = Map.copyOf(values);
    }

    /** Returns a provider that needs no settings. */
    public static ProviderSettings of(String provider) {
        return new ProviderSettings(provider, Map.of());
    }
}
