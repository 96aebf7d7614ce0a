package org.whatsapprouting.api.model;

/**
 * Names one command given to the engine; a command id seen before gets its first answer again. Kept for 8 days.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record CommandId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public CommandId {
        IdText.check("command id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
