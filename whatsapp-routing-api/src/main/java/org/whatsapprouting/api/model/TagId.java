package org.whatsapprouting.api.model;

/**
 * Names a tag for interactions (mission X-01). Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record TagId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public TagId {
        IdText.check("tag id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
