package org.whatsapprouting.core.memory;

import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreFactory;

/** Opens {@link InMemoryStore}s, each of them empty. It has no settings. */
public final class InMemoryStoreFactory implements StoreFactory {
    static final String ID = "memory";

    @Override
    public String id() {
        return ID;
    }

    /** @throws IllegalArgumentException if there is any setting */
    @Override
    public RoutingStore open(StoreConfig config) {
        if (!config.values().isEmpty()) {
            throw new IllegalArgumentException("The store '" + ID + "' has no settings, but was given "
                    + config.values().keySet().stream().sorted().toList() + ". Remove them.");
        }
        return new InMemoryStore();
    }
}
