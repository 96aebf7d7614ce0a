package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;

/** Which dispositions apply to an interaction (mission D-05, G-27). */
public final class Dispositions {
    private Dispositions() {}

    /** Returns the global ones, and those of the interaction's account, list, and the queue it was accepted from. */
    public static List<DispositionPath> usable(Configured config, InteractionState interaction) {
        Account account = config.tenant().account(interaction.account());
        return config.tenant().tenant().dispositions().stream()
                .filter(disposition -> covers(disposition.scope(), interaction, account))
                .map(Disposition::path)
                .toList();
    }

    private static boolean covers(Disposition.Scope scope, InteractionState interaction, @Nullable Account account) {
        if (scope instanceof Disposition.Scope.OfAccount of) {
            return of.account().equals(interaction.account());
        }
        if (scope instanceof Disposition.Scope.OfList of) {
            return account != null && of.list().equals(account.list());
        }
        if (scope instanceof Disposition.Scope.OfQueue of) {
            return interaction.owner() != null
                    && of.queue().equals(interaction.owner().queue());
        }
        return true;
    }
}
