package org.whatsapprouting.api.message;

import org.jspecify.annotations.Nullable;

/**
 * Who a customer is to one account: a set of identifiers of which any may be absent, a phone number too. Two identities
 * belong to the same customer if they share a phone number, a user id or a parent user id. A user name is shown to
 * people and never used to tell customers apart, because it changes.
 *
 * @param phone the number with international prefix, as the provider sent it, without {@code +}; or null
 * @param userId the id the provider gives this customer towards this business, or null
 * @param parentUserId the id towards a group of linked businesses, or null
 * @param username the customer's user name without {@code @}, or null
 */
public record CustomerIdentity(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId,
        @Nullable String username) {

    /** @throws IllegalArgumentException if phone, user id and parent user id are all absent or blank */
    public CustomerIdentity {
        phone = blankToNull(phone);
        userId = blankToNull(userId);
        parentUserId = blankToNull(parentUserId);
        username = blankToNull(username);
        if (phone == null && userId == null && parentUserId == null) {
            throw new IllegalArgumentException("A customer needs a phone number, a user id or a parent user id.");
        }
    }

    /** Returns the identity of a customer known by his phone number alone. */
    public static CustomerIdentity ofPhone(String phone) {
        return new CustomerIdentity(phone, null, null, null);
    }

    /** Returns this identity with what it lacks taken from an older one of the same customer. */
    public CustomerIdentity mergedOver(CustomerIdentity older) {
        return new CustomerIdentity(
                phone != null ? phone : older.phone,
                userId != null ? userId : older.userId,
                parentUserId != null ? parentUserId : older.parentUserId,
                username != null ? username : older.username);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
