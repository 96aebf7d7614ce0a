package org.whatsapprouting.api.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one {@link Change}. */
public sealed interface Committed {

    /**
     * It is durable.
     *
     * @param position the place of its history entry in the tenant's feed, or 0 if it had none
     */
    record Done(long position) implements Committed {}

    /**
     * A record it rests on has changed. Nothing was written; decide again on fresh state.
     *
     * @param stale the records that changed, at least one
     */
    record Conflict(Set<RecordKey> stale) implements Committed {
        /** Copies the set. */
        public Conflict {
            stale = Set.copyOf(stale);
        }
    }

    /**
     * Its origin was there before. Nothing was written.
     *
     * @param firstAnswer the answer kept then, or null if there was none
     */
    record Duplicate(@Nullable String firstAnswer) implements Committed {}

    /**
     * It breaks a rule that reading again does not cure. Nothing was written; never to be tried again by itself.
     *
     * @param reason what was wrong, without customer content
     */
    record Failed(String reason) implements Committed {}
}
