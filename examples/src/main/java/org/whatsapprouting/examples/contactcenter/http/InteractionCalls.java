package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.Page;

/** Interactions are listed, read, answered and closed. */
final class InteractionCalls {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 500;
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
                id(query, "agent", AgentId::new),
                id(query, "tag", TagId::new),
                null,
                id(query, "after", InteractionId::new),
                limit(query.get("limit")));
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

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MAX_PAGE) {
            throw Refusal.badRequest("The parameter 'limit' has to be 1 to " + MAX_PAGE + ".");
        }
        return Integer.parseInt(limit);
    }

    private static <T> @Nullable T id(Map<String, String> query, String name, Function<String, T> type) {
        String value = query.get(name);
        try {
            return value == null ? null : type.apply(value);
        } catch (IllegalArgumentException noId) {
            throw Refusal.badRequest("The parameter '" + name + "' is no id. " + noId.getMessage());
        }
    }

    private Answer show(Call call) {
        InteractionId id = call.path("interaction", InteractionId::new);
        InteractionView found = desk.centre().interactions().find(id).orElseThrow(() -> unknown(id));
        ObjectNode answer = Json.interaction(found);
        var messages = answer.putArray("messages");
        desk.centre().interactions().messages(id).forEach(message -> messages.add(Json.message(message)));
        var explanation = answer.putArray("explanation");
        desk.centre().interactions().history(id).forEach(entry -> explanation.add(Json.entry(entry)));
        return Answer.json(200, answer);
    }

    private Answer reply(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("agent", "text", "template");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        ReplyOutcome outcome = Stages.outcome(desk.centre(call).interactions().reply(agent, id, content(body)));
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
        if (body.has("text")) {
            return new Content.Text(body.text("text"));
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
            return notOwner(agent, other.owner());
        }
        if (outcome instanceof ReplyOutcome.NotSupported missing) {
            return new Refusal(
                            ErrorCode.NOT_SUPPORTED,
                            "The account's provider has no capability " + missing.capability() + ".")
                    .with("capability", TextNode.valueOf(missing.capability()));
        }
        if (outcome instanceof ReplyOutcome.InTransfer) {
            return inTransfer();
        }
        return outcome instanceof ReplyOutcome.Closed ? closed() : unknown(id);
    }

    private Answer close(Call call) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        Fields body = call.body("agent", "disposition");
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        List<String> labels = body.texts("disposition");
        CloseOutcome outcome = Stages.outcome(
                desk.centre(call).interactions().close(agent, id, labels == null ? null : disposition(labels)));
        if (outcome instanceof CloseOutcome.Closed) {
            return Answer.json(200, Json.object().put("id", id.value()).put("status", "closed"));
        }
        throw refusal(id, agent, outcome);
    }

    private static Refusal refusal(InteractionId id, AgentId agent, CloseOutcome outcome) {
        if (outcome instanceof CloseOutcome.UnknownDisposition unknown) {
            return new Refusal(ErrorCode.UNKNOWN_DISPOSITION, "The disposition does not apply to this interaction.")
                    .with("usable", dispositions(unknown.usable()));
        }
        if (outcome instanceof CloseOutcome.DispositionRequired required) {
            return new Refusal(ErrorCode.DISPOSITION_REQUIRED, "Close it with one of the dispositions that apply.")
                    .with("pause", Json.text(required.pause().value()))
                    .with("usable", dispositions(required.usable()));
        }
        if (outcome instanceof CloseOutcome.NotOwner other) {
            return notOwner(agent, other.owner());
        }
        if (outcome instanceof CloseOutcome.InTransfer) {
            return inTransfer();
        }
        return outcome instanceof CloseOutcome.AlreadyClosed ? closed() : unknown(id);
    }

    private static ArrayNode dispositions(List<DispositionPath> paths) {
        ArrayNode all = Json.array();
        paths.forEach(path -> all.add(Json.disposition(path)));
        return all;
    }

    private static DispositionPath disposition(List<String> labels) {
        try {
            return new DispositionPath(labels);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest(String.valueOf(wrong.getMessage()));
        }
    }

    private static Refusal notOwner(AgentId agent, @Nullable AgentId owner) {
        String found = owner == null ? "Nobody owns" : "Agent '" + owner + "' owns";
        return new Refusal(ErrorCode.NOT_OWNER, found + " the interaction, not '" + agent + "'.")
                .with("owner", Json.text(owner == null ? null : owner.value()));
    }

    private static Refusal inTransfer() {
        return new Refusal(
                ErrorCode.IN_TRANSFER, "The interaction is being handed to somebody else; wait for the answer.");
    }

    private static Refusal closed() {
        return new Refusal(ErrorCode.CLOSED, "The interaction is closed.");
    }

    private static Refusal unknown(InteractionId id) {
        return Refusal.notFound("There is no interaction '" + id + "'.");
    }
}
