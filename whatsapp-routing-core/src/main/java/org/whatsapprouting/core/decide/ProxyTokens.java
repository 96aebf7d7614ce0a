package org.whatsapprouting.core.decide;

import java.util.HashMap;
import java.util.Map;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Tenant;

/**
 * The tokens of a tenant's accounts: kept with the record of the configuration, not in it, so that whatever shows a
 * configuration cannot show them.
 *
 * @param byAccount each account's token
 */
public record ProxyTokens(Map<AccountId, ProxyToken> byAccount) {
    /** No tokens. */
    public static final ProxyTokens NONE = new ProxyTokens(Map.of());

    /** Copies the map. */
    public ProxyTokens {
        byAccount = Map.copyOf(byAccount);
    }

    /** The tokens of these accounts: the old one where there is one, otherwise a fresh one. */
    ProxyTokens of(Tenant tenant, ProxyTokens fresh) {
        var tokens = new HashMap<AccountId, ProxyToken>();
        for (Account account : tenant.accounts()) {
            ProxyToken token = byAccount.getOrDefault(account.id(), fresh.byAccount.get(account.id()));
            if (token != null) {
                tokens.put(account.id(), token);
            }
        }
        return new ProxyTokens(tokens);
    }
}
