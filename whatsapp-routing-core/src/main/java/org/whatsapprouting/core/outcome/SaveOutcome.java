package org.whatsapprouting.core.outcome;

import java.util.Set;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.QueueId;

/** What becomes of saving a configuration. */
public sealed interface SaveOutcome {

    /**
     * It is in force from the next commit on.
     *
     * @param number how often the tenant's configuration was saved
     */
    record Saved(long number) implements SaveOutcome {}

    /**
     * It is in force from the next commit on, and what was taken out of it while it was in use is drained by a job: nothing new
     * begins or waits there, what is open at the accounts is closed, what waits in the queues goes on with its plan.
     *
     * @param number how often the tenant's configuration was saved
     * @param job the job; the feed says when it is done
     * @param accounts accounts with open interactions
     * @param queues queues in which somebody waits
     */
    record Draining(long number, JobId job, Set<AccountId> accounts, Set<QueueId> queues) implements SaveOutcome {
        /** Copies the sets. */
        public Draining {
            accounts = Set.copyOf(accounts);
            queues = Set.copyOf(queues);
        }
    }

    /**
     * Something that is to be removed is still in use, and nothing changed: have it drained, or close and move what is open
     * and save again.
     *
     * @param accounts accounts with open interactions
     * @param queues queues in which somebody waits
     */
    record InUse(Set<AccountId> accounts, Set<QueueId> queues) implements SaveOutcome {
        /** Copies the sets. */
        public InUse {
            accounts = Set.copyOf(accounts);
            queues = Set.copyOf(queues);
        }
    }

    /**
     * Somebody else saved one since; nothing changed. Look at it, make the change again, and save that.
     *
     * @param number how often it was saved by now
     */
    record Outdated(long number) implements SaveOutcome {}

    /** It is the one in force already; nothing changed. */
    record Unchanged(long number) implements SaveOutcome {}
}
