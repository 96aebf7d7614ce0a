package org.whatsapprouting.api.store;

import org.whatsapprouting.api.model.AccountId;

/**
 * What makes an inbound event unique: the digest of the provider's key, per account. A digest, because the provider's key
 * may hold a phone number and may be long or differ only in case.
 *
 * @param account the account it came to
 * @param digest 64 lower-case hexadecimal digits
 */
public record InboxKey(AccountId account, String digest) {
    /** @throws IllegalArgumentException if the digest is not 64 lower-case hexadecimal digits */
    public InboxKey {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An inbox key holds a SHA-256 digest in lower-case hexadecimal digits.");
        }
    }
}
