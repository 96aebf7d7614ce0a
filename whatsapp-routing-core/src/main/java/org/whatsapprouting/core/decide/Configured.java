package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.core.plan.CompiledTenant;
import org.whatsapprouting.core.plan.Sendable;

/**
 * The configuration a decision is made under.
 *
 * @param tenant the compiled configuration
 * @param capabilities what each account's provider can do
 * @param pacings how fast each account may send; one that is not named as WhatsApp allows at first
 * @param draining the accounts that are being drained: they begin no interaction (architecture section 6)
 * @param contactsWithin how long the host's contact manager may take to answer, or null if there is none
 */
public record Configured(
        CompiledTenant tenant,
        Map<AccountId, Set<Capability>> capabilities,
        Map<AccountId, Pacing> pacings,
        Set<AccountId> draining,
        @Nullable Duration contactsWithin) {
    /** Copies the collections. */
    public Configured {
        capabilities = Map.copyOf(capabilities);
        pacings = Map.copyOf(pacings);
        draining = Set.copyOf(draining);
    }

    /** Returns a configuration without a contact manager. */
    public Configured(CompiledTenant tenant, Map<AccountId, Set<Capability>> capabilities) {
        this(tenant, capabilities, Map.of(), Set.of(), null);
    }

    boolean can(AccountId account, Capability capability) {
        return capabilities.getOrDefault(account, Set.of()).contains(capability);
    }

    Pacing pacing(AccountId account) {
        return pacings.getOrDefault(account, Pacing.WHATSAPP);
    }

    /** A content as the account's provider can send it, or null if it cannot. */
    @Nullable
    Content sendable(AccountId account, Content content) {
        return Sendable.form(content, capability -> can(account, capability));
    }

    /** Notes all lanes an agent can serve: one of his slots became free, or he became available. */
    void markLanesOf(Draft draft, AgentId agent) {
        tenant.queuesOf(agent).forEach(queue -> draft.mark(Lane.of(queue.id())));
        draft.mark(Lane.of(agent));
    }
}
