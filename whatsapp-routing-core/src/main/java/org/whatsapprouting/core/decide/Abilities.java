package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.condition.Values;
import org.whatsapprouting.core.view.SendAbility;

/** Says what may be sent before anybody tries; the decision to send looks again. */
public final class Abilities {
    private Abilities() {}

    /** Returns what may be sent in an interaction at a time. */
    public static SendAbility of(
            Configured config, InteractionState interaction, @Nullable ContactState contact, Instant now) {
        Account account = config.tenant().account(interaction.account());
        if (!interaction.isOpen() || contact == null || account == null) {
            return new SendAbility.Nothing("closed");
        }
        Wait wait = interaction.waiting();
        if (wait != null && wait.stage() == WaitStage.TRANSFER) {
            return new SendAbility.Nothing("in transfer");
        }
        var window = ServiceWindow.of(contact, account.settings());
        if (window.isOpen(now) && window.closesAt() != null) {
            return new SendAbility.Anything(window.closesAt());
        }
        return config.can(account.id(), Capability.TEMPLATE)
                ? new SendAbility.TemplateOnly(window.closesAt(), Replies.usable(config, account))
                : new SendAbility.Nothing("no templates");
    }

    /** Returns the values of the variables for texts that agents send in an interaction. */
    public static Values values(Configured config, InteractionState interaction, @Nullable ContactProfile profile) {
        return new AgentFacts(config, interaction, profile);
    }
}
