package org.whatsapprouting.api.store;

/**
 * What a store is and promises.
 *
 * @param name its id, for example {@code sqlite}
 * @param durability what a completed commit survives
 * @param description one line for the log: engine, version, place
 */
public record StoreInfo(String name, Durability durability, String description) {
    /** What a completed commit survives. */
    public enum Durability {
        /** Nothing: for tests and demos. */
        NONE,
        /** The end of the process, but perhaps not the loss of power. */
        PROCESS,
        /** The loss of power. */
        POWER
    }
}
