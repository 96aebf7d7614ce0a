package org.whatsapprouting.api.model;

/**
 * A list that new contacts are stored in (mission A-04).
 *
 * @param id names the list
 * @param name what people see, not blank
 */
public record ContactList(ContactListId id, String name) {
    /** @throws IllegalArgumentException if the name is blank */
    public ContactList {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Contact list '" + id + "' needs a name.");
        }
    }
}
