package org.whatsapprouting.provider.support.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.provider.support.JsonTokens;

/**
 * Who is behind an element: what {@code contacts[]} lists, or what a message says of its sender.
 *
 * @param identity his ids, or null if none is readable
 * @param profileName the name he shows, or null
 */
record Sender(@Nullable CustomerIdentity identity, @Nullable String profileName) {

    /** Reads {@code value.contacts}, one sender for each element. */
    static List<Sender> listed(JsonTokens json) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return List.of();
        }
        var senders = new ArrayList<Sender>(1);
        while (json.nextElement()) {
            senders.add(ContactReader.read(json));
        }
        return senders;
    }

    /**
     * Joins what a message says with its contact: the one that shares an id with it, else the one at its place if there
     * are as many contacts as messages and no id speaks against it.
     *
     * <p>The first contact is never taken merely because it is there: a wrong match would give one customer the identity
     * of another, while a missing one costs a name.
     *
     * @param own what the message says of its sender, or null
     * @param index the place of the message in its array
     * @param messages how many messages the array has
     */
    static Sender of(@Nullable CustomerIdentity own, int index, int messages, List<Sender> contacts) {
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
}
