package org.whatsapprouting.core.outcome;

import org.whatsapprouting.api.model.JobId;

/** What becomes of asking for a job. */
public sealed interface JobOutcome {

    /** It runs, also over a restart, until its {@code JobFinished} event. */
    record Started(JobId job) implements JobOutcome {}
}
