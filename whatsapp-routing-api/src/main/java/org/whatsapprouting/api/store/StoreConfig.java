package org.whatsapprouting.api.store;

import java.util.Map;

/**
 * The settings of a store. Each store documents its own; an unknown one is refused.
 *
 * @param values setting name to value
 */
public record StoreConfig(Map<String, String> values) {
    /** Copies the values. */
    public StoreConfig {
        values = Map.copyOf(values);
    }
}
