package org.whatsapprouting.api.model;

/**
 * Names one unit of work, from the first message to the close. Made by the engine; ids made later sort after earlier ones of the same node.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record InteractionId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public InteractionId {
        IdText.check("interaction id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
