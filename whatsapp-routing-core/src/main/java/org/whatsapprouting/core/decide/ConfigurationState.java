package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;

/**
 * The saved configuration of a tenant.
 *
 * @param number how often it was saved
 * @param tenant the configuration, with the versions of its plans
 * @param draining accounts that were taken out of it but still have open interactions: they begin nothing and ask nobody
 */
public record ConfigurationState(long number, Tenant tenant, List<Account> draining) {
    /** Copies the list. */
    public ConfigurationState {
        draining = List.copyOf(draining);
    }

    /** What decisions are made under: the configuration, and the accounts that are being drained. */
    public Tenant inForce() {
        if (draining.isEmpty()) {
            return tenant;
        }
        var all = new ArrayList<>(tenant.accounts());
        all.addAll(draining);
        return tenant.withAccounts(all);
    }

    /** The accounts that are being drained. */
    public Set<AccountId> drainingIds() {
        return draining.stream().map(Account::id).collect(Collectors.toSet());
    }

    /** An account as it is while it is drained. What its plan and its rules refer to may be gone already. */
    static Account drained(Account account) {
        return account.withPlan(new RoutingPlan(account.plan().version(), List.of()))
                .withSettings(account.settings().withEnabled(false).withMandatoryDisposition(null));
    }
}
