package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * Who is behind an element: what {@code contacts[]} lists, or what a message says of its sender.
 *
 * @param identity his ids, or null if none is readable
 * @param profileName the name he shows, or null
 */
record Sender(@Nullable CustomerIdentity identity, @Nullable String profileName) {

    /** Reads {@code value.contacts}, one sender for each element. */
    static List<Sender> listed(JsonNode value) {
        return JsonFields.list(value, "contacts").stream()
                .map(Sender::ofContact)
                .toList();
    }

    /** Reads what the message itself says. */
    static @Nullable CustomerIdentity named(JsonNode message) {
        return Identities.of(
                JsonFields.id(message, "from"),
                JsonFields.id(message, "from_user_id"),
                JsonFields.id(message, "from_parent_user_id"),
                null);
    }

    /**
     * Joins what a message says with its contact: the one that shares an id with it, else the one at its place if there
     * are as many contacts as messages and no id speaks against it.
     *
     * <p>The first contact is never taken merely because it is there: a wrong match would give one customer the identity
     * of another, while a missing one costs a name.
     *
     * @param index the place of the message in its array
     * @param messages how many messages the array has
     */
    static Sender of(JsonNode message, int index, int messages, List<Sender> contacts) {
        CustomerIdentity own = named(message);
        for (Sender contact : contacts) {
            if (own != null && contact.identity != null && Identities.meet(own, contact.identity)) {
                return new Sender(own.mergedOver(contact.identity), contact.profileName);
            }
        }
        if (contacts.size() == messages) {
            Sender contact = contacts.get(index);
            if (own == null) {
                return contact;
            }
            if (contact.identity == null) {
                return new Sender(own, contact.profileName);
            }
            if (!Identities.clash(own, contact.identity)) {
                return new Sender(own.mergedOver(contact.identity), contact.profileName);
            }
        }
        return new Sender(own, null);
    }

    private static Sender ofContact(JsonNode contact) {
        JsonNode profile = contact.path("profile");
        return new Sender(
                Identities.of(
                        JsonFields.id(contact, "wa_id"),
                        JsonFields.id(contact, "user_id"),
                        JsonFields.id(contact, "parent_user_id"),
                        JsonFields.id(profile, "username")),
                JsonFields.id(profile, "name"));
    }
}
