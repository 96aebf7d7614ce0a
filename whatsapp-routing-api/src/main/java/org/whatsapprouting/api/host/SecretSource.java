package org.whatsapprouting.api.host;

import java.util.Optional;

/**
 * Resolves references to secrets. Asked at each use, from any thread, so keep it fast; a rotated secret is picked up by
 * the next use.
 */
@FunctionalInterface
public interface SecretSource {

    /**
     * Returns the secret a reference names.
     *
     * @param reference the text in the configuration, for example {@code env:META_APP_SECRET}
     * @return the secret, or empty if this source does not know it
     */
    Optional<Secret> resolve(String reference);
}
