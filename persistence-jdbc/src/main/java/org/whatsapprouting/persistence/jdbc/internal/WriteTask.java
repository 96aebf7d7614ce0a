package org.whatsapprouting.persistence.jdbc.internal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.StoreException;

/**
 * A call that writes, on its way through the group commit. Its answer or failure is set by the writer and told when the
 * group is durable.
 *
 * @param <T> the answer
 */
public abstract sealed class WriteTask<T> {
    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private @Nullable T answer;
    private @Nullable StoreException failure;

    private WriteTask() {}

    /** A call of {@code commit}. */
    public static final class Commit extends WriteTask<List<Committed>> {
        private final List<Candidate> candidates;

        /** Looks for flaws here and now, on the caller's thread, so that the writer need not. */
        Commit(List<Change> changes) {
            candidates = changes.stream()
                    .map(change -> new Candidate(change, change.flaw()))
                    .toList();
        }

        /** The changes, in order. */
        public List<Candidate> candidates() {
            return candidates;
        }

        @Override
        int size() {
            return candidates.size();
        }
    }

    /**
     * A change that wants to be committed.
     *
     * @param change the change
     * @param flaw what is wrong with it in itself, or null
     */
    public record Candidate(Change change, @Nullable String flaw) {}

    /** A call of {@code append}, of events without flaw. */
    public static final class Append extends WriteTask<List<Boolean>> {
        private final List<Arrival> arrivals;

        Append(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        /** The events, in order. */
        public List<Arrival> arrivals() {
            return arrivals;
        }

        @Override
        int size() {
            return arrivals.size();
        }
    }

    /** A call of {@code forgetOrigins}. */
    public static final class Forget extends WriteTask<Integer> {
        private final Instant olderThan;
        private final int max;

        Forget(Instant olderThan, int max) {
            this.olderThan = olderThan;
            this.max = max;
        }

        /** Before which time an origin goes. */
        public Instant olderThan() {
            return olderThan;
        }

        /** How many go at the most. */
        public int max() {
            return max;
        }

        @Override
        int size() {
            return max;
        }
    }

    /** Sets the answer, to be told when it is durable; an answer or failure set before is forgotten. */
    public void answer(T given) {
        answer = given;
        failure = null;
    }

    /** Sets the failure. */
    public void fail(StoreException why) {
        failure = why;
    }

    /** About how many changes this is. */
    abstract int size();

    CompletionStage<T> stage() {
        return stage;
    }

    void complete() {
        if (failure != null) {
            stage.completeExceptionally(failure);
        } else {
            stage.complete(answer);
        }
    }
}
