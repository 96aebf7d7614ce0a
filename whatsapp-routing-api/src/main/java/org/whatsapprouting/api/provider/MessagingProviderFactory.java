package org.whatsapprouting.api.provider;

import java.util.Set;

/**
 * Makes the provider objects of one messaging company. Registered with the engine's builder or found through
 * {@link java.util.ServiceLoader}; an explicit registration wins, and two factories with one id stop the engine's start.
 *
 * <p>Implementations are stateless, safe for any thread, and have a public constructor without arguments.
 */
public interface MessagingProviderFactory {

    /** The id accounts name the provider by: lower-case letters, digits and dashes, for example {@code meta}. */
    String id();

    /** Every setting the provider knows. A configuration with any other one is refused. */
    Set<Setting> settings();

    /**
     * Makes the provider of one account. Must not do I/O.
     *
     * @throws IllegalArgumentException if the settings contradict each other; the message says what was asked, what was
     *     found and what to do
     */
    MessagingProvider create(ProviderConfig config);
}
