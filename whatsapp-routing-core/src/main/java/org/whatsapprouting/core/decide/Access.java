package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.outcome.NoticeOutcome;
import org.whatsapprouting.core.outcome.ServiceRefusal;

/** Who may have an account's provider do what, beside sending messages: each method says why not, or null if he may. */
public final class Access {
    private Access() {}

    /** Agents see nothing of accounts they do not belong to (mission V-02). An account that is null does not exist. */
    public static @Nullable ServiceRefusal toAccount(Configured config, AgentId agent, @Nullable AccountId id) {
        Account account = id == null ? null : config.tenant().account(id);
        if (account == null || config.tenant().agent(agent) == null) {
            return new ServiceRefusal.NotFound();
        }
        return account.agents().contains(agent) ? null : new ServiceRefusal.NotInAccount();
    }

    /** Whether the account's provider can do it at all. */
    public static @Nullable ServiceRefusal toAbility(Configured config, AccountId account, Capability needed) {
        return config.can(account, needed) ? null : new ServiceRefusal.NotSupported(needed);
    }

    /** As long as the interaction is open the customer may learn that he was read. */
    public static NoticeOutcome.@Nullable Refused toShowRead(InteractionState interaction) {
        return interaction.isOpen() ? null : new NoticeOutcome.Closed();
    }

    /** Who is shown as writing is who may write: the owner, unless he is handing the interaction over. */
    public static NoticeOutcome.@Nullable Refused toShowTyping(InteractionState interaction, AgentId agent) {
        if (!interaction.isOpen()) {
            return new NoticeOutcome.Closed();
        }
        if (!agent.equals(interaction.ownerAgent())) {
            return new NoticeOutcome.NotOwner(interaction.ownerAgent());
        }
        Wait wait = interaction.waiting();
        return wait != null && wait.stage() == WaitStage.TRANSFER ? new NoticeOutcome.InTransfer() : null;
    }
}
