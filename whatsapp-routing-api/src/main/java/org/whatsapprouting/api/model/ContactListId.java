package org.whatsapprouting.api.model;

/**
 * Names a list that new contacts are stored in (mission A-04). Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record ContactListId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public ContactListId {
        IdText.check("contact list id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
