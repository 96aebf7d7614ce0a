package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.DispositionPath;

/**
 * Closes what nothing happens to any more (mission S-11, S-12, G-34). The clock does not run while somebody is being asked:
 * a wait has clocks of its own, and a customer in line is not idle.
 */
final class Quiet {
    private static final DispositionPath TIMEOUT = DispositionPath.of("Timeout");
    private static final DispositionPath UNMANAGED = DispositionPath.of("Unmanaged");

    private final Draft draft;
    private final Configured config;

    Quiet(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    /** When the interaction closes by itself if nothing happens, or null for never. */
    static @Nullable Instant closesAt(InteractionState interaction, Configured config) {
        Account account = config.tenant().account(interaction.account());
        if (account == null || !interaction.isOpen() || interaction.waiting() != null || interaction.pass() != null) {
            return null;
        }
        Duration idle = account.settings().closeIdleAfter();
        Duration unmanaged = unmanagedAfter(interaction, account.settings());
        if (idle == null) {
            return unmanaged == null ? null : interaction.quietSince().plus(unmanaged);
        }
        return interaction.quietSince().plus(unmanaged == null || idle.compareTo(unmanaged) < 0 ? idle : unmanaged);
    }

    private static @Nullable Duration unmanagedAfter(InteractionState interaction, AccountSettings settings) {
        return interaction.unmanaged() == null || interaction.owner() != null ? null : settings.closeUnmanagedAfter();
    }

    /** The time of an interaction has come that waits for nobody. */
    Decision due(InteractionState interaction) {
        Instant at = closesAt(interaction, config);
        Account account = config.tenant().account(interaction.account());
        if (at == null || account == null || at.isAfter(draft.now())) {
            draft.touch(draft.keys().interaction(interaction.id()));
            return draft.decided(null);
        }
        Duration unmanaged = unmanagedAfter(interaction, account.settings());
        boolean nobody =
                unmanaged != null && !interaction.quietSince().plus(unmanaged).isAfter(draft.now());
        DispositionPath disposition = nobody ? UNMANAGED : TIMEOUT;
        if (!new Ending(draft, config, interaction.id()).end(disposition)) {
            return draft.needs();
        }
        draft.explain(Code.CLOSED_BY_ITSELF, interaction.quietSince().toString(), disposition.toString());
        return draft.decided(null);
    }
}
