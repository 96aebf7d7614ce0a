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

/** Goes on with a pass after it waited or stood still, on the version of the plan it began with (mission F-07). */
final class GoingOn {
    private final Walk walk;
    private final CompiledPlan plan;
    private final int start;

    private GoingOn(Walk walk, CompiledPlan plan, @Nullable ActionId after) {
        this.walk = walk;
        this.plan = plan;
        int held = after == null ? -1 : plan.indexOf(after);
        this.start = after == null ? 0 : held < 0 ? plan.size() : held + 1;
    }

    /** Begins a pass from the top, for the customer's last message; null if more must be loaded first. */
    static @Nullable GoingOn fromTop(Draft draft, Configured config, InteractionState interaction) {
        return from(draft, config, interaction, (Wait) null);
    }

    /** Goes on after a wait of the plan, or from the top after any other; null if more must be loaded first. */
    static @Nullable GoingOn from(Draft draft, Configured config, InteractionState interaction, @Nullable Wait wait) {
        var last = new MessageId(
                interaction.id(), Math.max(1, interaction.messages().lastInbound()));
        return wait == null || wait.action() == null
                ? after(draft, config, interaction, last, null, null)
                : after(draft, config, interaction, last, wait.action(), wait.plan());
    }

    /** Goes on with a pass that stood still; null if more must be loaded first. */
    static @Nullable GoingOn from(Draft draft, Configured config, InteractionState interaction, PausedPass pass) {
        var going = after(draft, config, interaction, pass.message(), pass.action(), pass.plan());
        if (going != null) {
            going.walk.after(pass.steps());
        }
        return going;
    }

    private static @Nullable GoingOn after(
            Draft draft,
            Configured config,
            InteractionState interaction,
            MessageId message,
            @Nullable ActionId action,
            @Nullable PlanVersion version) {
        Keys keys = draft.keys();
        Account account = config.tenant().account(interaction.account());
        if (account == null) {
            throw new IllegalStateException("Account '" + interaction.account() + "' has an open interaction "
                    + interaction.id() + " but is not configured. Drain an account before removing it.");
        }
        var wanted = new ArrayList<RecordKey>(List.of(keys.contact(interaction.contact())));
        wanted.add(keys.message(message));
        CompiledPlan current = config.tenant().plan(account.id());
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
        var facts = new Facts(draft, config, account, interaction.id(), message);
        var walk = new Walk(draft, config, account, plan, interaction.id(), facts);
        return new GoingOn(walk, plan, action);
    }

    /** The plan it runs on. */
    CompiledPlan plan() {
        return plan;
    }

    /** Walks on. Returns false if more must be loaded first. */
    boolean walk() {
        return walk.from(start);
    }
}
