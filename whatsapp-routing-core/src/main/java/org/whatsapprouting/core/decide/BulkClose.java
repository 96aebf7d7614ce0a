package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;

/**
 * A job that closes interactions, one with each of its steps, and remembers how far it came.
 *
 * @param id names the job
 * @param supervisor who wants it
 * @param disposition with which disposition, or null
 * @param startedAt since when
 * @param next the place of the next interaction in the list
 * @param done how many were closed
 * @param skipped how many were closed before or not found
 * @param finished whether it came to its end
 */
public record BulkClose(
        JobId id,
        String supervisor,
        @Nullable DispositionPath disposition,
        Instant startedAt,
        int next,
        int done,
        int skipped,
        boolean finished)
        implements JobState {

    BulkClose after(boolean closed) {
        return new BulkClose(
                id,
                supervisor,
                disposition,
                startedAt,
                next + 1,
                done + (closed ? 1 : 0),
                skipped + (closed ? 0 : 1),
                false);
    }

    BulkClose end() {
        return new BulkClose(id, supervisor, disposition, startedAt, next, done, skipped, true);
    }

    /**
     * The interactions of a job, which do not change while it runs.
     *
     * @param interactions which
     */
    public record Targets(List<InteractionId> interactions) {
        /** Copies the list. */
        public Targets {
            interactions = List.copyOf(interactions);
        }
    }
}
