package org.whatsapprouting.api.provider;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;

/**
 * The settings of one account at its provider, checked against what the provider declares. Safe for any thread.
 *
 * <p>Secrets are read at each use, so a rotated one works without a restart. Do not keep revealed values.
 */
public interface ProviderConfig {

    /** The account these settings belong to. */
    AccountId account();

    /**
     * Where the provider reads the time: for events without a readable time, for pauses the other side asks for as a date,
     * for credentials that expire.
     */
    InstantSource clock();

    /**
     * Returns the value of a setting, or its default.
     *
     * @throws IllegalArgumentException if the provider does not declare the setting, or it has neither value nor default
     */
    String text(String name);

    /** Returns the value of a setting or its default, or empty if it has neither. */
    Optional<String> optionalText(String name);

    /**
     * Returns an address setting, resolved if it is a reference.
     *
     * @throws IllegalArgumentException if it is absent or not an absolute http or https address
     */
    URI address(String name);

    /**
     * Returns the present value of a secret.
     *
     * @throws IllegalStateException if the host's secret source cannot resolve the reference; names the reference
     */
    Secret secret(String name);

    /** Returns the present value of a secret that may be left out, for example a second one during rotation. */
    Optional<Secret> optionalSecret(String name);
}
