package org.whatsapprouting.api.model;

/**
 * Names a kind of pause an agent can take (mission X-02). Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record PauseId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public PauseId {
        IdText.check("pause id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
