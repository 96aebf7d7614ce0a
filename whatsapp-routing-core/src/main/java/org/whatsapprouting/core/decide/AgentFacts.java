package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.core.condition.RoutingVariables;
import org.whatsapprouting.core.condition.Values;

/** The values of variables outside a pass: for canned answers that an agent picks. */
record AgentFacts(
        Configured config,
        InteractionState interaction,
        @Nullable ContactProfile profile) implements Values {
    @Override
    public @Nullable Object get(String name) {
        Account account = config.tenant().account(interaction.account());
        return switch (name) {
            case RoutingVariables.INTERACTION_ID -> interaction.id().value();
            case RoutingVariables.ACCOUNT_ID -> interaction.account().value();
            case RoutingVariables.ACCOUNT_NAME -> account == null ? null : account.name();
            case RoutingVariables.ACCOUNT_KEY -> account == null ? null : account.key();
            default -> ContactFacts.get(name, interaction, profile);
        };
    }
}
