package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.SaveOutcome;

/** Saves a configuration as a whole. A changed plan becomes a new version; versions are kept, so waits go on under theirs. */
final class Saving {
    private final Draft draft;

    Saving(Draft draft) {
        this.draft = draft;
        draft.by(new Actor.Host());
    }

    Decision decide(Command.SaveConfiguration command) {
        RecordKey key = draft.keys().configuration();
        if (!draft.has(key)) {
            return draft.needs();
        }
        ConfigurationState before = draft.state(key, ConfigurationState.class);
        Long basedOn = command.basedOn();
        long present = before == null ? 0 : before.number();
        if (basedOn != null && basedOn != present) {
            return draft.refused(new SaveOutcome.Outdated(present), "another one was saved meanwhile");
        }
        Tenant tenant = versioned(command.tenant(), before);
        ProxyTokens had = draft.content(key, ProxyTokens.class);
        ProxyTokens tokens = (had == null ? ProxyTokens.NONE : had).of(tenant, command.fresh());
        if (before != null && before.tenant().equals(tenant) && tokens.equals(had)) {
            return draft.decided(new SaveOutcome.Unchanged(before.number()));
        }
        if (before != null) {
            var used = new InUse(draft).removed(before.tenant(), tenant);
            if (used == null) {
                return draft.needs();
            }
            if (!used.accounts().isEmpty() || !used.queues().isEmpty()) {
                return draft.refused(used, "something to be removed is in use");
            }
        }
        if (before != null && !new Departures(draft, before.tenant(), tenant).happen()) {
            return draft.needs();
        }
        var plans = new ArrayList<RecordKey>();
        tenant.accounts()
                .forEach(a -> plans.add(draft.keys().plan(a.id(), a.plan().version())));
        if (!draft.has(plans)) {
            return draft.needs();
        }
        for (Account account : tenant.accounts()) {
            RecordKey plan = draft.keys().plan(account.id(), account.plan().version());
            if (draft.seen(plan).state() == null) {
                draft.put(plan, account.plan(), null, Columns.NONE);
            }
        }
        long number = present + 1;
        draft.put(key, new ConfigurationState(number, tenant), tokens, Columns.NONE);
        draft.happen(new RoutingEvent.ConfigurationSaved(number));
        tenant.queues().forEach(queue -> draft.mark(Lane.of(queue.id())));
        tenant.agents().forEach(agent -> draft.mark(Lane.of(agent.id())));
        return draft.decided(new SaveOutcome.Saved(number));
    }

    private static Tenant versioned(Tenant wanted, @Nullable ConfigurationState before) {
        List<Account> accounts = wanted.accounts().stream()
                .map(account -> account.withPlan(versioned(account, plan(before, account.id()))))
                .toList();
        return wanted.withAccounts(accounts);
    }

    private static RoutingPlan versioned(Account account, @Nullable RoutingPlan before) {
        if (before == null || before.actions().equals(account.plan().actions())) {
            return before == null ? account.plan() : before;
        }
        return new RoutingPlan(before.version().next(), account.plan().actions());
    }

    private static @Nullable RoutingPlan plan(@Nullable ConfigurationState before, AccountId id) {
        if (before == null) {
            return null;
        }
        return before.tenant().accounts().stream()
                .filter(account -> account.id().equals(id))
                .map(Account::plan)
                .findFirst()
                .orElse(null);
    }
}
