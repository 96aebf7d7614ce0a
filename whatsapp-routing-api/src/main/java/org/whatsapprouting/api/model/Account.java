package org.whatsapprouting.api.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One business number at a provider, shared by agents (mission 1.1).
 *
 * @param id names the account
 * @param name what people see, not blank (mission A-02)
 * @param key a short code shown to agents: 1 to 5 ASCII letters or digits, unique among accounts (mission A-03)
 * @param phone the business number with international prefix: 5 to 15 digits without {@code +} and leading zeros (mission
 *     ), or null
 * @param list where new contacts are stored (mission A-04)
 * @param provider the provider and its settings
 * @param settings the switches
 * @param plan the actions each inbound message walks
 * @param agents who sees the account's interactions and may be offered them (mission V-01 to V-03)
 * @param description what people want to know about it (mission A-11), or null
 * @param address where its provider reaches our webhooks (mission A-07), or null for the engine's own public address
 */
public record Account(
        AccountId id,
        String name,
        String key,
        @Nullable String phone,
        ContactListId list,
        ProviderSettings provider,
        AccountSettings settings,
        RoutingPlan plan,
        Set<AgentId> agents,
        @Nullable String description,
        @Nullable PublicAddress address) {
    /** The contact list of accounts that name none. */
    public static final ContactListId DEFAULT_LIST = new ContactListId("default");

    /** @throws IllegalArgumentException if the name or the description is blank, or key or phone break their rule */
    public Account {
        agents = Set.copyOf(agents);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Account '" + id + "' needs a name.");
        }
        if (!key.matches("[A-Za-z0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "Account '" + id + "' has key '" + key + "'. A key is 1 to 5 ASCII letters or digits.");
        }
        if (phone != null && !phone.matches("[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException("Account '" + id + "' has a phone number that is not 5 to 15 digits"
                    + " beginning with the international prefix, without + and leading zeros.");
        }
        if (description != null && description.isBlank()) {
            throw new IllegalArgumentException(
                    "Account '" + id + "' has a blank description. Write something or leave it out.");
        }
    }

    /** Returns an account without description, at the engine's public address. */
    public Account(
            AccountId id,
            String name,
            String key,
            @Nullable String phone,
            ContactListId list,
            ProviderSettings provider,
            AccountSettings settings,
            RoutingPlan plan,
            Set<AgentId> agents) {
        this(id, name, key, phone, list, provider, settings, plan, agents, null, null);
    }

    /** Returns an account whose name is its id, with the default list and settings. */
    public static Account of(String id, String key, ProviderSettings provider, RoutingPlan plan, AgentId... agents) {
        return new Account(
                new AccountId(id),
                id,
                key,
                null,
                DEFAULT_LIST,
                provider,
                AccountSettings.defaults(),
                plan,
                Set.of(agents));
    }

    /** Returns this account with other agents. */
    public Account withAgents(Set<AgentId> others) {
        return new Account(id, name, key, phone, list, provider, settings, plan, others, description, address);
    }

    /** Returns this account with another plan. */
    public Account withPlan(RoutingPlan other) {
        return new Account(id, name, key, phone, list, provider, settings, other, agents, description, address);
    }

    /** Returns this account with other settings. */
    public Account withSettings(AccountSettings others) {
        return new Account(id, name, key, phone, list, provider, others, plan, agents, description, address);
    }

    /** Returns this account with another description, or null for none. */
    public Account withDescription(@Nullable String other) {
        return new Account(id, name, key, phone, list, provider, settings, plan, agents, other, address);
    }

    /** Returns this account at another public address, or null for the engine's own. */
    public Account withAddress(@Nullable PublicAddress other) {
        return new Account(id, name, key, phone, list, provider, settings, plan, agents, description, other);
    }

    /** Returns this account with another business number, or null for none. */
    public Account withPhone(@Nullable String other) {
        return new Account(id, name, key, other, list, provider, settings, plan, agents, description, address);
    }
}
