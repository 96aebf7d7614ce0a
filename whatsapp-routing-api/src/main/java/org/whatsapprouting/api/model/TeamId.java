package org.whatsapprouting.api.model;

/**
 * Names a team. Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record TeamId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public TeamId {
        IdText.check("team id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
