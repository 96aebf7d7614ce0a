package org.whatsapprouting.api.model;

/**
 * Names an interval of working time. Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record IntervalId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public IntervalId {
        IdText.check("interval id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
