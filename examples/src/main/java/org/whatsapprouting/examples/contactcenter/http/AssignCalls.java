package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.outcome.AssignOutcome;

/** A supervisor gives interactions to agents and takes them away; an agent takes what nobody owns. */
final class AssignCalls {
    private final Desk desk;

    AssignCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/interactions/{interaction}/assign", this::assign),
                Route.post("/api/interactions/{interaction}/unassign", this::unassign),
                Route.post("/api/interactions/{interaction}/take-over", this::takeOver));
    }

    private Answer assign(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("supervisor", "agent");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        return answer(
                id, agent, desk.centre(call).supervisor(body.text("supervisor")).assign(id, agent));
    }

    private Answer unassign(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        String supervisor = call.body("supervisor").text("supervisor");
        return answer(id, null, desk.centre(call).supervisor(supervisor).unassign(id));
    }

    private Answer takeOver(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        AgentId agent = desk.agent(call.body("agent").id("agent", AgentId::new));
        return answer(id, agent, desk.centre(call).interactions().takeOver(agent, id));
    }

    private static Answer answer(InteractionId id, @Nullable AgentId agent, CompletionStage<AssignOutcome> stage) {
        AssignOutcome outcome = Stages.outcome(stage);
        if (outcome instanceof AssignOutcome.Done done) {
            String owner = done.owner() == null ? null : done.owner().value();
            return Answer.json(200, Json.object().put("id", id.value()).put("owner", owner));
        }
        if (outcome instanceof AssignOutcome.Taken taken) {
            throw new Refusal(ErrorCode.TAKEN, "Agent '" + taken.by() + "' owns it.")
                    .with("by", Json.text(taken.by().value()));
        }
        if (outcome instanceof AssignOutcome.Closed) {
            throw Refusals.closed();
        }
        if (agent != null && outcome instanceof AssignOutcome.AtCapacity) {
            throw Refusals.atCapacity(agent);
        }
        if (agent != null && outcome instanceof AssignOutcome.NotInAccount) {
            throw Refusals.notInAccount(agent);
        }
        if (agent != null && outcome instanceof AssignOutcome.LoggedOut) {
            throw Refusals.loggedOut(agent);
        }
        throw Refusals.unknown(id);
    }
}
