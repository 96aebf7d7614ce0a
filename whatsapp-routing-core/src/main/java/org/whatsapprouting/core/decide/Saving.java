package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.SaveOutcome;

/** Saves a configuration as a whole. A changed plan becomes a new version; versions are kept, so waits go on under theirs. */
final class Saving {
    private static final SaveOutcome.InUse NOTHING = new SaveOutcome.InUse(Set.of(), Set.of());

    private final Draft draft;

    Saving(Draft draft) {
        this.draft = draft;
        draft.by(new Actor.Host());
    }

    Decision decide(Command.SaveConfiguration command, String fresh) {
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
        if (tenant == null) {
            return draft.needs();
        }
        var used = before == null ? NOTHING : new InUse(draft).removed(before.tenant(), tenant);
        if (used == null) {
            return draft.needs();
        }
        if (!used.equals(NOTHING) && !command.drain()) {
            return draft.refused(used, "something to be removed is in use");
        }
        var after = new ConfigurationState(present + 1, tenant, draining(before, tenant, used));
        ProxyTokens had = draft.content(key, ProxyTokens.class);
        ProxyTokens tokens = (had == null ? ProxyTokens.NONE : had).of(after.inForce(), command.fresh());
        if (before != null && before.inForce().equals(after.inForce()) && tokens.equals(had)) {
            return draft.decided(new SaveOutcome.Unchanged(before.number()));
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
        long number = after.number();
        draft.put(key, after, tokens, Columns.NONE);
        draft.happen(new RoutingEvent.ConfigurationSaved(number));
        tenant.queues().forEach(queue -> draft.mark(Lane.of(queue.id())));
        tenant.agents().forEach(agent -> draft.mark(Lane.of(agent.id())));
        return draft.decided(used.equals(NOTHING) ? new SaveOutcome.Saved(number) : drain(used, number, fresh));
    }

    /** The accounts to be drained: those that were before and are not wanted again, and those not wanted from now on. */
    private static List<Account> draining(@Nullable ConfigurationState before, Tenant tenant, SaveOutcome.InUse used) {
        if (before == null) {
            return List.of();
        }
        Set<AccountId> wanted = tenant.accounts().stream().map(Account::id).collect(Collectors.toSet());
        var draining = new ArrayList<Account>();
        before.draining().stream()
                .filter(account -> !wanted.contains(account.id()))
                .forEach(draining::add);
        before.tenant().accounts().stream()
                .filter(account -> used.accounts().contains(account.id()))
                .map(ConfigurationState::drained)
                .forEach(draining::add);
        return draining;
    }

    private SaveOutcome drain(SaveOutcome.InUse used, long number, String fresh) {
        var id = new JobId(fresh);
        draft.put(
                draft.keys().job(id),
                new Drain(id, used.accounts(), used.queues(), draft.now(), 0, false),
                null,
                Columns.due(draft.now()));
        draft.happen(new RoutingEvent.JobStarted(id, 0));
        return new SaveOutcome.Draining(number, id, used.accounts(), used.queues());
    }

    /** Gives each changed plan its next version; null if more must be loaded first. */
    private @Nullable Tenant versioned(Tenant wanted, @Nullable ConfigurationState before) {
        var accounts = new ArrayList<Account>();
        for (Account account : wanted.accounts()) {
            RoutingPlan plan = versioned(account, plan(before, account.id()));
            if (plan == null) {
                return null;
            }
            accounts.add(account.withPlan(plan));
        }
        return wanted.withAccounts(accounts);
    }

    private @Nullable RoutingPlan versioned(Account account, @Nullable RoutingPlan before) {
        if (before != null && before.actions().equals(account.plan().actions())) {
            return before;
        }
        var version =
                before == null ? account.plan().version() : before.version().next();
        // An account of this id may have been there before and left its versions behind.
        for (; ; version = version.next()) {
            RecordKey key = draft.keys().plan(account.id(), version);
            if (!draft.has(key)) {
                return null;
            }
            RoutingPlan kept = draft.state(key, RoutingPlan.class);
            if (kept == null || kept.actions().equals(account.plan().actions())) {
                return new RoutingPlan(version, account.plan().actions());
            }
        }
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
