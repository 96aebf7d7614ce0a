package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.Interactions;
import org.whatsapprouting.core.outcome.MarkOutcome;

/** An agent opens an interaction's tab, leaves it, marks it as read or unread, and tags it. */
final class MarkCalls {
    private final Desk desk;

    MarkCalls(Desk desk) {
        this.desk = desk;
    }

    /** What an agent asks for that needs no more than his name. */
    @FunctionalInterface
    private interface Mark {
        CompletionStage<MarkOutcome> ask(Interactions interactions, AgentId agent, InteractionId id);
    }

    List<Route> routes() {
        return List.of(
                mark("open", Interactions::open),
                mark("leave", Interactions::leave),
                mark("read", (interactions, agent, id) -> interactions.markRead(agent, id, true)),
                mark("unread", (interactions, agent, id) -> interactions.markRead(agent, id, false)),
                Route.post("/api/interactions/{interaction}/tags", this::tags));
    }

    private Route mark(String verb, Mark mark) {
        return Route.post("/api/interactions/{interaction}/" + verb, call -> {
            InteractionId id = call.path("interaction", InteractionId::new);
            AgentId agent = desk.agent(call.body("agent").id("agent", AgentId::new));
            return answer(id, agent, mark.ask(desk.centre(call).interactions(), agent, id));
        });
    }

    private Answer tags(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("agent", "add", "remove");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        return answer(
                id,
                agent,
                desk.centre(call)
                        .interactions()
                        .tag(agent, id, body.ids("add", TagId::new), body.ids("remove", TagId::new)));
    }

    private Answer answer(InteractionId id, AgentId agent, CompletionStage<MarkOutcome> stage) {
        MarkOutcome outcome = Stages.outcome(stage);
        if (outcome instanceof MarkOutcome.Done) {
            return Answer.json(
                    200,
                    Json.interaction(desk.centre().interactions().find(id).orElseThrow(() -> Refusals.unknown(id))));
        }
        if (outcome instanceof MarkOutcome.Closed) {
            throw Refusals.closed();
        }
        if (outcome instanceof MarkOutcome.NotAllowed) {
            throw new Refusal(
                    ErrorCode.NOT_ALLOWED,
                    "Agent '" + agent + "' does not belong to the account, or does not own the interaction.");
        }
        throw Refusal.notFound("There is no interaction '" + id + "', or no such tag.");
    }
}
