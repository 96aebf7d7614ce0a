package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.Interactions;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.Page;

/** Interactions are listed, read, answered and closed. */
final class InteractionCalls {
    private static final Set<String> FILTERS = Set.of("status", "agent", "tag", "limit", "after");
    /** What a reply may hold: who writes, one kind of content, and what is said later. */
    private static final String[] REPLY = Stream.concat(
                    Stream.of("agent", "later", "reaction"), Contents.KINDS.stream())
            .toArray(String[]::new);

    private final Desk desk;

    InteractionCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/interactions", this::list),
                Route.get("/api/interactions/{interaction}", this::show),
                Route.post("/api/interactions/{interaction}/messages", this::reply),
                Route.post("/api/interactions/{interaction}/close", this::close));
    }

    private Answer list(Call call) {
        Map<String, String> query = call.query(FILTERS);
        var filter = new InteractionFilter(
                status(query.get("status")),
                null,
                Query.id(query, "agent", AgentId::new),
                Query.id(query, "tag", TagId::new),
                null,
                Query.id(query, "after", InteractionId::new),
                Query.limit(query));
        Page<InteractionView, InteractionId> page = desk.centre().interactions().list(filter);
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        page.items().forEach(each -> items.add(Json.interaction(each)));
        answer.put("next", page.next() == null ? null : page.next().value());
        return Answer.json(200, answer);
    }

    private static @Nullable Boolean status(@Nullable String status) {
        if (status == null) {
            return null;
        }
        if (!status.equals("open") && !status.equals("closed")) {
            throw Refusal.badRequest("The parameter 'status' has to be open or closed.");
        }
        return status.equals("open");
    }

    private Answer show(Call call) {
        InteractionId id = call.path("interaction", InteractionId::new);
        InteractionView found = desk.centre().interactions().find(id).orElseThrow(() -> Refusals.unknown(id));
        ObjectNode answer = Json.interaction(found);
        var messages = answer.putArray("messages");
        desk.centre().interactions().messages(id).forEach(message -> messages.add(Json.message(message)));
        var explanation = answer.putArray("explanation");
        desk.centre().interactions().history(id).forEach(entry -> explanation.add(Json.entry(entry)));
        return Answer.json(200, answer);
    }

    private Answer reply(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body(REPLY);
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        Content content = content(body);
        Content later = later(body);
        Interactions interactions = desk.centre(call).interactions();
        ReplyOutcome outcome;
        if (later == null) {
            outcome = Stages.outcome(interactions.reply(agent, id, content));
        } else if (content instanceof Content.Template template) {
            outcome = Stages.outcome(interactions.replyLater(agent, id, template, later));
        } else {
            throw Refusal.badRequest("What is said later needs a template now.");
        }
        if (outcome instanceof ReplyOutcome.Queued queued) {
            return Answer.json(
                    202, Json.object().put("id", queued.message().toString()).put("status", "queued"));
        }
        throw refusal(id, agent, outcome);
    }

    private static Content content(Fields body) {
        ObjectNode said = body.only(Contents.KINDS);
        if (!body.has("reaction")) {
            return Contents.read(said);
        }
        if (!said.isEmpty()) {
            throw Refusal.badRequest("A reaction comes alone.");
        }
        Fields reaction = body.object("reaction", "providerMessageId", "emoji");
        return new Content.Reaction(
                reaction.text("providerMessageId"), reaction.has("emoji") ? reaction.text("emoji") : null);
    }

    private static @Nullable Content later(Fields body) {
        if (!body.has("later")) {
            return null;
        }
        return body.isObject("later")
                ? Contents.read(body.object("later", Contents.KINDS.toArray(String[]::new))
                        .only(Contents.KINDS))
                : new Content.Text(body.text("later"));
    }

    private static Refusal refusal(InteractionId id, AgentId agent, ReplyOutcome outcome) {
        if (outcome instanceof ReplyOutcome.ServiceWindowClosed closed) {
            var templates = Json.array();
            closed.usable().forEach(each -> templates.add(Json.template(each)));
            return new Refusal(
                            ErrorCode.SERVICE_WINDOW_CLOSED,
                            "Free text needs an open service window. Send one of the templates, or wait for the customer.")
                    .with("closedAt", Json.time(closed.closedAt()))
                    .with("templates", templates);
        }
        if (outcome instanceof ReplyOutcome.NotOwner other) {
            return Refusals.notOwner(agent, other.owner());
        }
        if (outcome instanceof ReplyOutcome.NotSupported missing) {
            return Refusals.notSupported(missing.capability());
        }
        if (outcome instanceof ReplyOutcome.InTransfer) {
            return Refusals.inTransfer();
        }
        return outcome instanceof ReplyOutcome.Closed ? Refusals.closed() : Refusals.unknown(id);
    }

    private Answer close(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("agent", "supervisor", "disposition");
        if (body.has("agent") == body.has("supervisor")) {
            throw Refusal.badRequest("Give either an agent or a supervisor.");
        }
        DispositionPath disposition = Refusals.disposition(body);
        AgentId agent = body.has("agent") ? desk.agent(body.id("agent", AgentId::new)) : null;
        CloseOutcome outcome = Stages.outcome(
                agent == null
                        ? desk.centre(call).supervisor(body.text("supervisor")).close(id, disposition)
                        : desk.centre(call).interactions().close(agent, id, disposition));
        if (outcome instanceof CloseOutcome.Closed) {
            return Answer.json(200, Json.object().put("id", id.value()).put("status", "closed"));
        }
        throw refusal(id, agent, outcome);
    }

    private static Refusal refusal(InteractionId id, @Nullable AgentId agent, CloseOutcome outcome) {
        if (outcome instanceof CloseOutcome.UnknownDisposition unknown) {
            return new Refusal(ErrorCode.UNKNOWN_DISPOSITION, "The disposition does not apply to this interaction.")
                    .with("usable", Refusals.dispositions(unknown.usable()));
        }
        if (outcome instanceof CloseOutcome.DispositionRequired required) {
            return new Refusal(ErrorCode.DISPOSITION_REQUIRED, "Close it with one of the dispositions that apply.")
                    .with("pause", Json.text(required.pause().value()))
                    .with("usable", Refusals.dispositions(required.usable()));
        }
        if (outcome instanceof CloseOutcome.NotOwner other && agent != null) {
            return Refusals.notOwner(agent, other.owner());
        }
        if (outcome instanceof CloseOutcome.InTransfer) {
            return Refusals.inTransfer();
        }
        return outcome instanceof CloseOutcome.AlreadyClosed ? Refusals.closed() : Refusals.unknown(id);
    }
}
