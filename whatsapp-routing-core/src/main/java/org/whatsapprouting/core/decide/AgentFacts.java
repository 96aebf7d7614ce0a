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
            case RoutingVariables.CONTACT_ID -> interaction.contact().value();
            case RoutingVariables.CONTACT_NAME -> profile == null ? null : profile.name();
            case RoutingVariables.CONTACT_PHONE ->
                profile == null ? null : profile.identity().phone();
            case RoutingVariables.CONTACT_USER_ID ->
                profile == null ? null : profile.identity().userId();
            case RoutingVariables.CONTACT_USERNAME ->
                profile == null ? null : profile.identity().username();
            case RoutingVariables.ACCOUNT_ID -> interaction.account().value();
            case RoutingVariables.ACCOUNT_NAME -> account == null ? null : account.name();
            case RoutingVariables.ACCOUNT_KEY -> account == null ? null : account.key();
            default -> null;
        };
    }
}
