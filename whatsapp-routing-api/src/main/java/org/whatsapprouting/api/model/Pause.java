package org.whatsapprouting.api.model;

/**
 * A kind of pause (mission X-02). A paused agent gets no new offers; what he owns goes on.
 *
 * @param id names the pause
 * @param name what people see, not blank
 */
public record Pause(PauseId id, String name) {
    /** @throws IllegalArgumentException if the name is blank */
    public Pause {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Pause '" + id + "' needs a name.");
        }
    }
}
