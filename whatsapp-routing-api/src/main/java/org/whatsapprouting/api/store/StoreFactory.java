package org.whatsapprouting.api.store;

/**
 * Opens stores of one kind. Registered with the engine's builder or found through {@link java.util.ServiceLoader}.
 * Implementations are stateless, safe for any thread, and have a public constructor without arguments.
 */
public interface StoreFactory {

    /** The id hosts name the store by, for example {@code sqlite}. */
    String id();

    /**
     * Opens the store: makes or checks its schema, takes what locks it needs, and checks what its durability rests on.
     *
     * @throws IllegalArgumentException if a setting is unknown or wrong
     * @throws StoreException if it cannot be opened: in use by another process, of a newer schema, not durable enough
     */
    RoutingStore open(StoreConfig config);
}
