package org.whatsapprouting.api.model;

/**
 * Names one contact centre: the partition that accounts, queues, agents and interactions belong to. A host with a single
 * contact centre uses {@link #DEFAULT} and never mentions it.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record TenantId(String value) {
    /** The tenant of a host that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public TenantId {
        IdText.check("tenant id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
