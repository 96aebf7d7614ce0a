package org.whatsapprouting.core.decide;

import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.plan.CompiledTenant;

/**
 * The configuration a decision is made under.
 *
 * @param tenant the compiled configuration
 * @param capabilities what each account's provider can do
 */
public record Configured(CompiledTenant tenant, Map<AccountId, Set<Capability>> capabilities) {
    /** Copies the map. */
    public Configured {
        capabilities = Map.copyOf(capabilities);
    }

    boolean can(AccountId account, Capability capability) {
        return capabilities.getOrDefault(account, Set.of()).contains(capability);
    }

    /** Notes all lanes an agent can serve: one of his slots became free, or he became available. */
    void markLanesOf(Draft draft, AgentId agent) {
        tenant.queuesOf(agent).forEach(queue -> draft.mark(Lane.of(queue.id())));
        draft.mark(Lane.of(agent));
    }
}
