package org.whatsapprouting.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.provider.support.JsonFields;

/** For {@link TreeOracle}: who a message is from, of itself and of {@code contacts} (Meta 1.6, 1.7). */
record Person(@Nullable CustomerIdentity identity, @Nullable String name) {

    static Person of(JsonNode value, JsonNode message, int index, int messages) {
        CustomerIdentity own = named(message);
        List<Person> contacts =
                JsonFields.list(value, "contacts").stream().map(Person::of).toList();
        for (Person contact : contacts) {
            if (own != null && contact.identity != null && meet(own, contact.identity)) {
                return new Person(own.mergedOver(contact.identity), contact.name);
            }
        }
        if (contacts.size() != messages) {
            return new Person(own, null);
        }
        Person contact = contacts.get(index);
        if (own == null || contact.identity == null) {
            return new Person(own == null ? contact.identity : own, contact.name);
        }
        return clash(own, contact.identity)
                ? new Person(own, null)
                : new Person(own.mergedOver(contact.identity), contact.name);
    }

    static @Nullable CustomerIdentity named(JsonNode message) {
        return of(
                JsonFields.id(message, "from"),
                JsonFields.id(message, "from_user_id"),
                JsonFields.id(message, "from_parent_user_id"),
                null);
    }

    static @Nullable CustomerIdentity of(
            @Nullable String phone, @Nullable String userId, @Nullable String parentId, @Nullable String username) {
        String digits = phone != null && phone.matches("\\+?[0-9]{1,32}") ? phone.replace("+", "") : null;
        String user = isUser(userId) ? userId : null;
        String parent = isParent(parentId) ? parentId : null;
        if (digits == null && parent == null && isParent(phone)) {
            parent = phone;
        }
        if (digits == null && user == null && isUser(phone) && !phone.equals(parent)) {
            user = phone;
        }
        if (digits == null && user == null && parent == null) {
            return null;
        }
        String shown = username == null || username.length() > 200 ? null : username.replaceFirst("^@", "");
        return new CustomerIdentity(digits, user, parent, shown);
    }

    private static Person of(JsonNode contact) {
        JsonNode profile = contact.path("profile");
        return new Person(
                of(
                        JsonFields.id(contact, "wa_id"),
                        JsonFields.id(contact, "user_id"),
                        JsonFields.id(contact, "parent_user_id"),
                        JsonFields.id(profile, "username")),
                JsonFields.id(profile, "name"));
    }

    private static boolean isUser(@Nullable String text) {
        return text != null && text.matches("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    }

    private static boolean isParent(@Nullable String text) {
        return text != null && text.matches("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    }

    private static boolean meet(CustomerIdentity one, CustomerIdentity other) {
        return one.phone() != null && one.phone().equals(other.phone())
                || one.userId() != null && one.userId().equals(other.userId())
                || one.parentUserId() != null && one.parentUserId().equals(other.parentUserId());
    }

    private static boolean clash(CustomerIdentity one, CustomerIdentity other) {
        return differ(one.phone(), other.phone())
                || differ(one.userId(), other.userId())
                || differ(one.parentUserId(), other.parentUserId());
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !Objects.equals(one, other);
    }
}
