package org.whatsapprouting.core.outcome;

import java.util.Set;
import org.whatsapprouting.api.model.AccountId;
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
     * Something that is to be removed is still in use: switch it off and close or move what is open, then save again.
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
