package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.core.outcome.JobOutcome;
import org.whatsapprouting.core.view.JobView;

/** A supervisor closes many interactions at once, and asks how far that has come. */
final class JobCalls {
    private static final int MOST = 1_000;
    private final Desk desk;

    JobCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/jobs/close", this::close), Route.get("/api/jobs/{job}", this::show));
    }

    private Answer close(Call call) throws IOException {
        Fields body = call.body("supervisor", "interactions", "disposition");
        List<InteractionId> interactions = List.copyOf(body.ids("interactions", InteractionId::new));
        if (interactions.isEmpty() || interactions.size() > MOST) {
            throw Refusal.badRequest("Give 1 to " + MOST + " interactions.");
        }
        JobOutcome outcome = Stages.outcome(desk.centre(call)
                .supervisor(body.text("supervisor"))
                .closeAll(interactions, Refusals.disposition(body)));
        return Answer.json(
                202,
                Json.object().put("id", ((JobOutcome.Started) outcome).job().value()));
    }

    private Answer show(Call call) {
        JobId id = call.path("job", JobId::new);
        JobView job = desk.centre()
                .supervisor("api")
                .job(id)
                .orElseThrow(() -> Refusal.notFound("There is no job '" + id + "'."));
        return Answer.json(
                200,
                Json.object()
                        .put("id", id.value())
                        .put("done", job.done())
                        .put("skipped", job.skipped())
                        .put("finished", job.finished()));
    }
}
