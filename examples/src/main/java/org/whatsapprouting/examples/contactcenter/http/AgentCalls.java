package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.view.AgentView;
import org.whatsapprouting.core.view.OfferView;

/** Agents come, pause, resume, go, and ask what is offered to them. */
final class AgentCalls {
    private final Desk desk;

    AgentCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/agents", this::list),
                Route.post("/api/agents/{agent}/login", this::logIn),
                Route.post("/api/agents/{agent}/logout", this::logOut),
                Route.post("/api/agents/{agent}/pause", this::pause),
                Route.post("/api/agents/{agent}/resume", this::resume),
                Route.get("/api/agents/{agent}/offers", this::offers));
    }

    private Answer logIn(Call call) throws IOException {
        call.body();
        AgentId agent = call.path("agent", AgentId::new);
        return presence(agent, null, desk.centre(call).agents().logIn(agent));
    }

    private Answer logOut(Call call) throws IOException {
        call.body();
        AgentId agent = call.path("agent", AgentId::new);
        return presence(agent, null, desk.centre(call).agents().logOut(agent));
    }

    private Answer pause(Call call) throws IOException {
        AgentId agent = call.path("agent", AgentId::new);
        PauseId pause = call.body("pause").id("pause", PauseId::new);
        return presence(agent, pause, desk.centre(call).agents().pause(agent, pause));
    }

    private Answer resume(Call call) throws IOException {
        call.body();
        AgentId agent = call.path("agent", AgentId::new);
        return presence(agent, null, desk.centre(call).agents().resume(agent));
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (AgentView view : desk.centre().agents().all()) {
            int capacity = view.agent().capacity();
            var item = items.addObject()
                    .put("id", view.agent().id().value())
                    .put("name", view.agent().name())
                    .put("presence", Json.lower(view.presence()))
                    .put("pause", view.pause() == null ? null : view.pause().value())
                    .put("owned", view.owned())
                    .put("capacity", capacity == Agent.UNLIMITED ? null : (Integer) capacity);
            var owed = item.putArray("owed");
            view.owed().stream().map(InteractionId::value).sorted().forEach(owed::add);
        }
        return Answer.json(200, answer);
    }

    private Answer offers(Call call) {
        AgentId agent = desk.agent(call.path("agent", AgentId::new));
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (OfferView offer : desk.centre().agents().offers(agent)) {
            items.add(Json.offer(offer, agent));
        }
        return Answer.json(200, answer);
    }

    private static Answer presence(AgentId agent, @Nullable PauseId pause, CompletionStage<PresenceOutcome> stage) {
        PresenceOutcome outcome = Stages.outcome(stage);
        if (outcome instanceof PresenceOutcome.Now now) {
            return Answer.json(200, Json.presence(now));
        }
        if (outcome instanceof PresenceOutcome.LoggedOut) {
            throw Refusals.loggedOut(agent);
        }
        if (outcome instanceof PresenceOutcome.UnknownPause) {
            throw Refusal.notFound("There is no pause '" + pause + "'.");
        }
        throw Refusal.notFound("There is no agent '" + agent + "'.");
    }
}
