package org.whatsapprouting.core.shell;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.core.decide.Configured;
import org.whatsapprouting.core.decide.Decider;
import org.whatsapprouting.core.decide.ProxyToken;
import org.whatsapprouting.core.decide.ProxyTokens;

/** The configurations in force, and which tenant an account belongs to. Safe for any thread. */
public final class Tenants {
    private final Map<TenantId, InForce> byId = new ConcurrentHashMap<>();
    private final Map<AccountId, TenantId> byAccount = new ConcurrentHashMap<>();

    /**
     * A configuration in force.
     *
     * @param configured the configuration
     * @param version the version of its record; decisions made under another one are refused at commit
     * @param decider decides under it
     * @param tokens the tokens of its accounts
     */
    public record InForce(Configured configured, Version version, Decider decider, ProxyTokens tokens) {}

    /** Puts a configuration in force. */
    public void put(Configured configured, Version version, ProxyTokens tokens) {
        TenantId tenant = configured.tenant().id();
        byId.put(tenant, new InForce(configured, version, new Decider(configured), tokens));
        // Those that stay are never away, not even for a moment: their webhooks would be refused.
        Set<AccountId> accounts = configured.tenant().tenant().accounts().stream()
                .map(Account::id)
                .collect(Collectors.toSet());
        accounts.forEach(account -> byAccount.put(account, tenant));
        byAccount.entrySet().removeIf(entry -> entry.getValue().equals(tenant) && !accounts.contains(entry.getKey()));
    }

    /**
     * Returns the configuration of a tenant.
     *
     * @throws IllegalArgumentException if there is none
     */
    public InForce of(TenantId tenant) {
        InForce found = byId.get(tenant);
        if (found == null) {
            throw new IllegalArgumentException("Tenant '" + tenant + "' has no configuration, only " + byId.keySet()
                    + " have. Configure it before using it.");
        }
        return found;
    }

    boolean isInForce(TenantId tenant, Version version) {
        InForce found = byId.get(tenant);
        return found != null && found.version().equals(version);
    }

    /** Returns the tenant of an account, or null if no tenant has such an account. */
    public @Nullable TenantId of(AccountId account) {
        return byAccount.get(account);
    }

    /** Returns the token of an account, or null if it has none. */
    public @Nullable ProxyToken token(AccountId account) {
        TenantId tenant = byAccount.get(account);
        InForce found = tenant == null ? null : byId.get(tenant);
        return found == null ? null : found.tokens().byAccount().get(account);
    }

    /** Returns all tenants. */
    public Set<TenantId> all() {
        return Set.copyOf(byId.keySet());
    }
}
