package org.whatsapprouting.api.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what it was asked. A commit that ends so has an unknown outcome: it may have happened. The same
 * list of changes may be given again; origins and versions keep it from happening twice.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what was found, what to do
     * @param cause the engine's error, or null
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
