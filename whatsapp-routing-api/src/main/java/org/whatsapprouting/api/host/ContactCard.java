package org.whatsapprouting.api.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contact manager knows of a customer.
 *
 * @param name what to call him, or null for the name he shows
 * @param fields more about him, at most 100 fields of at most 1,000 characters: {@code firstName}, {@code lastName},
 *     {@code email}, {@code mobile}, {@code postalCode}, {@code city}, {@code country}, {@code dateOfBirth} and whatever
 *     else plans and texts shall know as {@code contact.fields.<name>}. Names are letters, digits and underscores and begin
 *     with a letter
 */
public record ContactCard(@Nullable String name, Map<String, String> fields) {
    private static final int MOST = 100;
    private static final int LONGEST = 1_000;

    /** @throws IllegalArgumentException if there are too many fields, or one is too long or has a name it cannot have */
    public ContactCard {
        fields = Map.copyOf(fields);
        if (fields.size() > MOST) {
            throw new IllegalArgumentException(
                    "A contact card has " + fields.size() + " fields. Give " + MOST + " at most.");
        }
        fields.forEach((field, value) -> {
            if (!field.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
                throw new IllegalArgumentException(
                        "A contact card has a field whose name is not a letter followed by up to"
                                + " 63 letters, digits and underscores.");
            }
            if (value.length() > LONGEST) {
                throw new IllegalArgumentException("The field '" + field + "' of a contact card has " + value.length()
                        + " characters. Give " + LONGEST + " at most.");
            }
        });
        if (name != null && (name.isBlank() || name.length() > LONGEST)) {
            throw new IllegalArgumentException("The name of a contact card is blank or longer than " + LONGEST
                    + " characters. Shorten or omit it.");
        }
    }

    /** Says how much it holds; never what. */
    @Override
    public String toString() {
        return "ContactCard[" + fields.size() + " fields]";
    }
}
