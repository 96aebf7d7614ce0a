package org.whatsapprouting.core.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.outcome.SaveOutcome;

/** Says what of a configuration cannot be removed because something open rests on it. */
final class InUse {
    private final Draft draft;

    InUse(Draft draft) {
        this.draft = draft;
    }

    /** What is removed although it is in use; null if more must be loaded first. */
    SaveOutcome.@Nullable InUse removed(Tenant before, Tenant after) {
        Set<AccountId> keptAccounts = after.accounts().stream().map(Account::id).collect(Collectors.toSet());
        Set<QueueId> keptQueues = after.queues().stream().map(Queue::id).collect(Collectors.toSet());
        var accounts = new HashSet<AccountId>();
        var queues = new HashSet<QueueId>();
        boolean loaded = true;
        for (Account account : before.accounts()) {
            if (!keptAccounts.contains(account.id())) {
                List<Seen> open = draft.range(open(account.id()));
                loaded &= open != null;
                if (open != null && !open.isEmpty()) {
                    accounts.add(account.id());
                }
            }
        }
        for (Queue queue : before.queues()) {
            if (!keptQueues.contains(queue.id())) {
                List<Seen> waiting = draft.range(
                        Range.lane(RecordKind.INTERACTION, Lane.of(queue.id()).text(), 1));
                loaded &= waiting != null;
                if (waiting != null && !waiting.isEmpty()) {
                    queues.add(queue.id());
                }
            }
        }
        return loaded ? new SaveOutcome.InUse(accounts, queues) : null;
    }

    /** The first open interaction of an account. */
    static Range open(AccountId account) {
        return new Range(
                RecordKind.INTERACTION,
                Map.of(Range.Column.STATUS, "open", Range.Column.ACCOUNT, account.value()),
                null,
                Range.Sort.BY_ID,
                null,
                1);
    }
}
