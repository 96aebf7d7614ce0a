package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.Set;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.QueueId;

/**
 * A job that empties what was taken out of the configuration, one interaction with each of its steps. What is left to do is
 * what is still open or waiting there, so it needs no other cursor.
 *
 * @param id names the job
 * @param accounts the accounts whose interactions it closes
 * @param queues the queues whose waiting interactions it hands on
 * @param startedAt since when
 * @param done how many interactions it closed or handed on
 * @param finished whether it came to its end
 */
public record Drain(
        JobId id, Set<AccountId> accounts, Set<QueueId> queues, Instant startedAt, int done, boolean finished)
        implements JobState {
    /** Copies the sets. */
    public Drain {
        accounts = Set.copyOf(accounts);
        queues = Set.copyOf(queues);
    }

    Drain oneMore() {
        return new Drain(id, accounts, queues, startedAt, done + 1, false);
    }

    Drain end() {
        return new Drain(id, accounts, queues, startedAt, done, true);
    }
}
