package org.whatsapprouting.provider.support.cloud;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.JsonTokens;

/** Reads one element of {@code value.contacts}. */
final class ContactReader {
    private @Nullable String phone;
    private @Nullable String userId;
    private @Nullable String parentUserId;
    private @Nullable String username;
    private @Nullable String profileName;

    private ContactReader() {}

    static Sender read(JsonTokens json) throws IOException {
        var contact = new ContactReader();
        contact.readContact(json);
        return new Sender(
                Identities.of(contact.phone, contact.userId, contact.parentUserId, contact.username),
                contact.profileName);
    }

    private void readContact(JsonTokens json) throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "wa_id" -> phone = json.id();
                case "user_id" -> userId = json.id();
                case "parent_user_id" -> parentUserId = json.id();
                case "profile" -> readProfile(json);
                default -> json.skip();
            }
        }
    }

    private void readProfile(JsonTokens json) throws IOException {
        for (String name = json.firstName(); name != null; name = json.nextName()) {
            switch (name) {
                case "username" -> username = json.id();
                case "name" -> profileName = json.id();
                default -> json.skip();
            }
        }
    }
}
