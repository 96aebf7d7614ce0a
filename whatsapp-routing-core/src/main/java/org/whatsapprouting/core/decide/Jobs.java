package org.whatsapprouting.core.decide;

import java.util.List;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.JobOutcome;

/** Jobs: rows with a cursor, moved on by ordinary decisions, so that they survive a crash and hold up nobody. */
final class Jobs {
    private final Draft draft;
    private final Configured config;

    Jobs(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision start(Command.CloseAll close, String fresh) {
        draft.by(new Actor.Supervisor(close.supervisor()));
        var id = new JobId(fresh);
        var job = new BulkClose(
                id,
                close.supervisor(),
                close.disposition(),
                draft.now(),
                0,
                0,
                0,
                close.interactions().isEmpty());
        draft.put(
                draft.keys().job(id),
                job,
                new BulkClose.Targets(close.interactions()),
                job.finished() ? Columns.NONE : Columns.due(draft.now()));
        draft.happen(new RoutingEvent.JobStarted(id, close.interactions().size()));
        return draft.decided(new JobOutcome.Started(id));
    }

    Decision step(RecordKey key) {
        if (!draft.has(key)) {
            return draft.needs();
        }
        JobState state = draft.state(key, JobState.class);
        if (state instanceof Drain drain && !drain.finished()) {
            return new Draining(draft, config, key, drain).step();
        }
        BulkClose job = state instanceof BulkClose bulk ? bulk : null;
        BulkClose.Targets targets = draft.content(key, BulkClose.Targets.class);
        if (job == null || job.finished() || targets == null) {
            return draft.refused(null, "the job came to its end");
        }
        draft.by(new Actor.Supervisor(job.supervisor()));
        List<InteractionId> interactions = targets.interactions();
        if (job.next() >= interactions.size()) {
            draft.happen(new RoutingEvent.JobFinished(job.id(), job.done(), job.skipped()));
            draft.put(key, job.end(), null, Columns.NONE);
            return draft.decided(null);
        }
        InteractionId id = interactions.get(job.next());
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        draft.about(id);
        InteractionState interaction = draft.interaction(id);
        boolean open = interaction != null && interaction.isOpen();
        if (open && !new Ending(draft, config, id).end(job.disposition())) {
            return draft.needs();
        }
        draft.put(key, job.after(open), null, Columns.due(draft.now()));
        return draft.decided(null);
    }
}
