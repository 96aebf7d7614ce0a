package org.whatsapprouting.api.model;

/**
 * Names a job that touches many interactions, one after the other. Made by the engine.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record JobId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public JobId {
        IdText.check("job id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
