package org.whatsapprouting.api.model;

/**
 * Names an agent. Unique within its tenant.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record AgentId(String value) {
    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public AgentId {
        IdText.check("agent id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
