package org.whatsapprouting.provider.support.cloud;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;

/**
 * Reads who a customer is. He may have no phone number, and a business-scoped user id may stand where a phone number is
 * documented (Meta 1.7).
 */
final class Identities {
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PARENT_ID = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final int MAX_DIGITS = 32;
    private static final int MAX_USERNAME = 200;

    private Identities() {}

    /**
     * Returns an identity of what is usable in these fields, or null if nothing is.
     *
     * @param phone a phone number, or a user id in its place
     */
    static @Nullable CustomerIdentity of(
            @Nullable String phone, @Nullable String userId, @Nullable String parentUserId, @Nullable String username) {
        String digits = digits(phone);
        String user = matching(USER_ID, userId);
        String parent = matching(PARENT_ID, parentUserId);
        if (digits == null && parent == null) {
            parent = matching(PARENT_ID, phone);
        }
        if (digits == null && user == null && !same(parent, phone)) {
            user = matching(USER_ID, phone);
        }
        if (digits == null && user == null && parent == null) {
            return null;
        }
        return new CustomerIdentity(digits, user, parent, plain(username));
    }

    /** Returns whether two identities share what tells customers apart. */
    static boolean meet(CustomerIdentity one, CustomerIdentity other) {
        return same(one.phone(), other.phone())
                || same(one.userId(), other.userId())
                || same(one.parentUserId(), other.parentUserId());
    }

    /** Returns whether two identities cannot be of one customer, because one kind of id is in both and differs. */
    static boolean clash(CustomerIdentity one, CustomerIdentity other) {
        return differ(one.phone(), other.phone())
                || differ(one.userId(), other.userId())
                || differ(one.parentUserId(), other.parentUserId());
    }

    private static @Nullable String digits(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        String digits = phone.startsWith("+") ? phone.substring(1) : phone;
        return !digits.isEmpty() && digits.length() <= MAX_DIGITS && isDigits(digits) ? digits : null;
    }

    /** Returns whether a text is made of ASCII digits alone; an empty one is. */
    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }

    private static @Nullable String plain(@Nullable String username) {
        if (username == null || username.length() > MAX_USERNAME) {
            return null;
        }
        return username.startsWith("@") ? username.substring(1) : username;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
