package org.whatsapprouting.core.view;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;

/**
 * Which contacts to list, in the order in which they first wrote; conditions that are null do not restrict.
 *
 * @param account only of this account, or null
 * @param list only of this contact list, or null
 * @param after only later ones than this one: the last of the page before, or null
 * @param limit how many at the most, 1 to 500
 */
public record ContactFilter(
        @Nullable AccountId account,
        @Nullable ContactListId list,
        @Nullable ContactId after,
        int limit) {
    private static final int MAX_LIMIT = 500;

    /** @throws IllegalArgumentException if the limit is not in 1 to 500 */
    public ContactFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " contacts, not " + limit + ".");
        }
    }

    /** Returns a filter for the first contacts of a list. */
    public static ContactFilter of(ContactListId list, int limit) {
        return new ContactFilter(null, list, null, limit);
    }

    /** Returns a filter for the first contacts of an account. */
    public static ContactFilter of(AccountId account, int limit) {
        return new ContactFilter(account, null, null, limit);
    }
}
