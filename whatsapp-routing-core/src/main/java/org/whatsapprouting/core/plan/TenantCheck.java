package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.Setting;

/** Checks a tenant as a whole and tells everything that is wrong or doubtful at once. */
public final class TenantCheck {
    private TenantCheck() {}

    /**
     * Checks a tenant together with the plug-ins it asks for.
     *
     * @param tenant the tenant
     * @param providers the providers that are available, by id, with all settings they know
     * @param bots the ids of the bot connectors that are available
     * @param commands the names of the System commands that are registered
     * @return the problems in the order of the configuration, warnings among them; empty if there are none
     */
    public static List<Problem> check(
            Tenant tenant, Map<String, Set<Setting>> providers, Set<String> bots, Set<String> commands) {
        var problems = new Problems();
        checkItself(tenant, problems);
        for (int i = 0; i < tenant.accounts().size(); i++) {
            Account account = tenant.accounts().get(i);
            var path = "accounts[" + i + "]";
            new ProviderCheck(providers, problems).check(path + ".provider", account.provider());
            PluginCheck.check(path + ".plan", account.plan(), bots, commands, problems);
        }
        return problems.all();
    }

    /** Checks a tenant without asking whether its providers, bots and commands are available. */
    public static List<Problem> check(Tenant tenant) {
        var problems = new Problems();
        checkItself(tenant, problems);
        return problems.all();
    }

    /**
     * Checks whether providers can send what a tenant without errors has them send.
     *
     * @param abilities what the provider of each account can do; accounts that are not there are passed over
     * @return warnings, because everything else of such a plan works
     */
    public static List<Problem> abilities(Tenant tenant, Map<AccountId, Set<Capability>> abilities) {
        var problems = new Problems();
        for (int i = 0; i < tenant.accounts().size(); i++) {
            new AbilityCheck(abilities, problems)
                    .check("accounts[" + i + "]", tenant.accounts().get(i));
        }
        return problems.all();
    }

    private static void checkItself(Tenant tenant, Problems problems) {
        new UniqueCheck(problems).check(tenant);
        var references = new References(tenant, problems);
        references.check();
        new DispositionCheck(tenant, problems).check();
        for (int i = 0; i < tenant.accounts().size(); i++) {
            Account account = tenant.accounts().get(i);
            new PlanCheck("accounts[" + i + "].plan", account, references, problems).check();
        }
    }
}
