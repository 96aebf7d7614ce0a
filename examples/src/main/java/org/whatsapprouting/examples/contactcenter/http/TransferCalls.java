package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.Interactions;
import org.whatsapprouting.core.outcome.TransferOutcome;

/** The owner hands an interaction to another agent or to a queue. */
final class TransferCalls {
    private final Desk desk;

    TransferCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/interactions/{interaction}/transfer", this::transfer));
    }

    private Answer transfer(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("agent", "toAgent", "toQueue");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        if (body.has("toAgent") == body.has("toQueue")) {
            throw Refusal.badRequest("Give either toAgent or toQueue.");
        }
        Interactions interactions = desk.centre(call).interactions();
        CompletionStage<TransferOutcome> stage = body.has("toAgent")
                ? interactions.transfer(agent, id, body.id("toAgent", AgentId::new))
                : interactions.transfer(agent, id, body.id("toQueue", QueueId::new));
        TransferOutcome outcome = Stages.outcome(stage);
        if (outcome instanceof TransferOutcome.Started started) {
            return Answer.json(202, Json.object().put("id", id.value()).set("until", Json.time(started.until())));
        }
        throw refusal(id, agent, outcome);
    }

    private static Refusal refusal(InteractionId id, AgentId agent, TransferOutcome outcome) {
        if (outcome instanceof TransferOutcome.NotAllowed) {
            return new Refusal(ErrorCode.NOT_ALLOWED, "The account does not allow such transfers.");
        }
        if (outcome instanceof TransferOutcome.NothingReceived) {
            return new Refusal(ErrorCode.NOTHING_RECEIVED, "The customer has not written in this interaction yet.");
        }
        if (outcome instanceof TransferOutcome.TargetUnavailable target) {
            return new Refusal(ErrorCode.TARGET_UNAVAILABLE, "The other agent cannot be asked: " + target.why() + ".")
                    .with("why", Json.text(target.why()));
        }
        if (outcome instanceof TransferOutcome.InTransfer) {
            return Refusals.inTransfer();
        }
        if (outcome instanceof TransferOutcome.NotOwner other) {
            return Refusals.notOwner(agent, other.owner());
        }
        return outcome instanceof TransferOutcome.Closed
                ? Refusals.closed()
                : Refusal.notFound("There is no interaction '" + id + "', or no such queue.");
    }
}
