package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.plan.CompiledPlan;

/** Goes on with a pass after its wait, on the version of the plan it began with (mission F-07). */
final class GoingOn {
    private final Walk walk;
    private final int start;

    private GoingOn(Walk walk, int start) {
        this.walk = walk;
        this.start = start;
    }

    /** Begins a pass from the top, for the customer's last message; null if more must be loaded first. */
    static @Nullable GoingOn fromTop(Draft draft, Configured config, InteractionState interaction) {
        return from(draft, config, interaction, null);
    }

    /** Goes on after a wait of the plan, or from the top after any other; null if more must be loaded first. */
    static @Nullable GoingOn from(Draft draft, Configured config, InteractionState interaction, @Nullable Wait wait) {
        Keys keys = draft.keys();
        Account account = config.tenant().account(interaction.account());
        if (account == null) {
            throw new IllegalStateException("Account '" + interaction.account() + "' has an open interaction "
                    + interaction.id() + " but is not configured. Drain an account before removing it.");
        }
        var wanted = new ArrayList<RecordKey>(List.of(keys.contact(interaction.contact())));
        var last = new MessageId(
                interaction.id(), Math.max(1, interaction.messages().lastInbound()));
        wanted.add(keys.message(last));
        CompiledPlan current = config.tenant().plan(account.id());
        PlanVersion version = wait == null ? null : wait.plan();
        boolean older = version != null && !current.version().equals(version);
        if (version != null && older) {
            wanted.add(keys.plan(account.id(), version));
        }
        if (!draft.has(wanted)) {
            return null;
        }
        RoutingPlan kept =
                version != null && older ? draft.state(keys.plan(account.id(), version), RoutingPlan.class) : null;
        CompiledPlan plan = kept == null ? current : config.tenant().compile(account.id(), kept);
        var facts = new Facts(draft, config, account, interaction.id(), last);
        var walk = new Walk(draft, config, account, plan, interaction.id(), facts);
        ActionId action = wait == null ? null : wait.action();
        if (action == null) {
            return new GoingOn(walk, 0);
        }
        int held = plan.indexOf(action);
        return new GoingOn(walk, held < 0 ? plan.size() : held + 1);
    }

    /** Walks on. Returns false if more must be loaded first. */
    boolean walk() {
        return walk.from(start);
    }
}
