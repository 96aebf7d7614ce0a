package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.core.Interactions;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.Page;

/** Interactions are listed, read, answered and closed. */
final class InteractionCalls {
    private static final Set<String> FILTERS = Set.of("status", "agent", "tag", "limit", "after");

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
        Fields body = call.body("agent", "text", "template", "later");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        Interactions interactions = desk.centre(call).interactions();
        ReplyOutcome outcome = Stages.outcome(
                body.has("later")
                        ? interactions.replyLater(agent, id, template(body), new Content.Text(body.text("later")))
                        : interactions.reply(agent, id, content(body)));
        if (outcome instanceof ReplyOutcome.Queued queued) {
            return Answer.json(
                    202, Json.object().put("id", queued.message().toString()).put("status", "queued"));
        }
        throw refusal(id, agent, outcome);
    }

    private static Content content(Fields body) {
        if (body.has("text") == body.has("template")) {
            throw Refusal.badRequest("Give either a text or a template.");
        }
        return body.has("text") ? new Content.Text(body.text("text")) : template(body);
    }

    private static Content.Template template(Fields body) {
        if (body.has("text")) {
            throw Refusal.badRequest("What is said later needs a template now, not a text.");
        }
        Fields template = body.object("template", "name", "language", "body");
        List<String> values = template.texts("body");
        return new Content.Template(
                new TemplateRef(template.text("name"), template.text("language")),
                values == null ? List.of() : values,
                null,
                List.of());
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
            return new Refusal(
                            ErrorCode.NOT_SUPPORTED,
                            "The account's provider has no capability " + missing.capability() + ".")
                    .with("capability", TextNode.valueOf(missing.capability()));
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
