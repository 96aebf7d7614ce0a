package org.whatsapprouting.api.model;

/**
 * Names one action of a plan; stable while actions move, so jumps keep their target (mission G-09). Unique within its plan.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record ActionId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public ActionId {
        IdText.check("action id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
