package org.whatsapprouting.core.view;

import org.whatsapprouting.api.model.JobId;

/**
 * How far a job has come.
 *
 * @param id names it
 * @param done how many interactions it has changed
 * @param skipped how many needed no change or were not found
 * @param finished whether it came to its end
 */
public record JobView(JobId id, int done, int skipped, boolean finished) {}
