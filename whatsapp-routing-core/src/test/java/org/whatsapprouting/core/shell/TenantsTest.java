package org.whatsapprouting.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.core.decide.Configured;
import org.whatsapprouting.core.decide.ProxyTokens;
import org.whatsapprouting.core.plan.CompiledTenant;

@DisplayName("Configurations in force")
class TenantsTest {
    private static final AccountId LAST = new AccountId("account49");

    @Test
    @DisplayName("an account that stays is never unknown while a configuration is put in force")
    void neverUnknown() {
        var tenants = new Tenants();
        tenants.put(configured(50), Version.ABSENT, ProxyTokens.NONE);
        var over = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            int unknown = 0;
            while (!over.get()) {
                unknown += tenants.of(LAST) == null ? 1 : 0;
            }
            return unknown;
        });
        for (int i = 0; i < 2_000; i++) {
            tenants.put(configured(50), Version.ABSENT, ProxyTokens.NONE);
        }
        over.set(true);
        assertThat(reader.join()).isZero();
    }

    @Test
    @DisplayName("an account that was removed is unknown")
    void removed() {
        var tenants = new Tenants();
        tenants.put(configured(50), Version.ABSENT, ProxyTokens.NONE);
        assertThat(tenants.of(LAST)).isEqualTo(TenantId.DEFAULT);
        tenants.put(configured(49), Version.ABSENT, ProxyTokens.NONE);
        assertThat(tenants.of(LAST)).isNull();
    }

    private static Configured configured(int accounts) {
        var tenant = Tenant.builder();
        IntStream.range(0, accounts)
                .forEach(i -> tenant.account(new Account(
                        new AccountId("account" + i),
                        "Account",
                        "A" + i,
                        null,
                        Account.DEFAULT_LIST,
                        new ProviderSettings("none", Map.of()),
                        AccountSettings.defaults(),
                        new RoutingPlan(PlanVersion.FIRST, List.of()),
                        Set.of())));
        return new Configured(CompiledTenant.of(tenant.build()), Map.of());
    }
}
