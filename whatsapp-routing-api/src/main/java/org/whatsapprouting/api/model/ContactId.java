package org.whatsapprouting.api.model;

/**
 * Names the record of one customer at one account. Made by the engine.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record ContactId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public ContactId {
        IdText.check("contact id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
