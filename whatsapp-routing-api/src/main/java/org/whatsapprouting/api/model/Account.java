package org.whatsapprouting.api.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One business number at a provider, shared by agents (mission 1.1).
 *
 * @param id names the account
 * @param name what people see, not blank (mission A-02)
 * @param key a short code shown to agents: 1 to 5 ASCII letters or digits, unique among accounts (mission A-03)
 * @param phone the business number with international prefix and without {@code +} (mission ), or null
 * @param list where new contacts are stored (mission A-04)
 * @param provider the provider and its settings
 * @param settings the switches
 * @param plan the actions each inbound message walks
 * @param agents who sees the account's interactions and may be offered them (mission V-01 to V-03)
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
        Set<AgentId> agents) {
    /** The contact list of accounts that name none. */
    public static final ContactListId DEFAULT_LIST = new ContactListId("default");

    /** @throws IllegalArgumentException if the name is blank or the key breaks its rule */
    public Account {
        agents = Set.copyOf(agents);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Account '" + id + "' needs a name.");
        }
        if (!key.matches("[A-Za-z0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "Account '" + id + "' has key '" + key + "'. A key is 1 to 5 ASCII letters or digits.");
        }
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
        return new Account(id, name, key, phone, list, provider, settings, plan, others);
    }

    /** Returns this account with another plan. */
    public Account withPlan(RoutingPlan other) {
        return new Account(id, name, key, phone, list, provider, settings, other, agents);
    }

    /** Returns this account with other settings. */
    public Account withSettings(AccountSettings others) {
        return new Account(id, name, key, phone, list, provider, others, plan, agents);
    }
}
