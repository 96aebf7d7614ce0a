package org.whatsapprouting.api.model;

/**
 * Names one account: a business number at a provider, shared by agents. Unique within the deployment, because webhooks arrive by it.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record AccountId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public AccountId {
        IdText.check("account id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
