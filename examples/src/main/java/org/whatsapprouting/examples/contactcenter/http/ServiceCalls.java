package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.core.Services;
import org.whatsapprouting.core.outcome.NoticeOutcome;
import org.whatsapprouting.core.outcome.ServiceRefusal;
import org.whatsapprouting.core.outcome.TemplatesOutcome;

/** A customer is shown that he was read or that somebody is writing; the provider's templates are listed. */
final class ServiceCalls {
    private final Desk desk;

    ServiceCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/interactions/{interaction}/show-read", call -> show(call, "read", Services::showRead)),
                Route.post(
                        "/api/interactions/{interaction}/show-typing",
                        call -> show(call, "typing", Services::showTyping)),
                Route.get("/api/accounts/{account}/templates", this::templates));
    }

    /** Something a customer is shown. */
    @FunctionalInterface
    private interface Notice {
        NoticeOutcome ask(Services services, AgentId agent, InteractionId interaction);
    }

    private Answer show(Call call, String what, Notice notice) throws IOException {
        InteractionId id = call.path("interaction", InteractionId::new);
        AgentId agent = desk.agent(call.body("agent").id("agent", AgentId::new));
        NoticeOutcome outcome = notice.ask(desk.centre().services(), agent, id);
        if (outcome instanceof NoticeOutcome.Shown) {
            return Answer.json(200, Json.object().put("id", id.value()).put("shown", what));
        }
        if (outcome instanceof NoticeOutcome.NotOwner other) {
            throw Refusals.notOwner(agent, other.owner());
        }
        if (outcome instanceof NoticeOutcome.InTransfer) {
            throw Refusals.inTransfer();
        }
        if (outcome instanceof NoticeOutcome.Closed) {
            throw Refusals.closed();
        }
        if (outcome instanceof NoticeOutcome.NothingReceived) {
            throw new Refusal(ErrorCode.NOTHING_RECEIVED, "The customer has written nothing that could be meant.");
        }
        throw Refusals.service((ServiceRefusal) outcome, "interaction '" + id + "'");
    }

    private Answer templates(Call call) {
        AccountId account = call.path("account", AccountId::new);
        TemplatesOutcome outcome = desk.centre().services().templates(account);
        if (outcome instanceof TemplatesOutcome.Listed listed) {
            ObjectNode answer = Json.object();
            var items = answer.putArray("items");
            listed.templates().forEach(each -> items.add(json(each)));
            return Answer.json(200, answer);
        }
        throw Refusals.service((ServiceRefusal) outcome, "account '" + account + "'");
    }

    private static ObjectNode json(TemplateInfo info) {
        ObjectNode json = Json.template(info.template())
                .put("label", info.label())
                .put("status", Json.lower(info.status()))
                .put("category", info.category())
                .put("body", info.body());
        var placeholders = json.putArray("placeholders");
        info.placeholders().forEach(placeholders::add);
        json.put("header", info.header());
        var buttons = json.putArray("buttons");
        new TreeMap<>(info.buttons())
                .forEach((index, takes) ->
                        buttons.addObject().put("index", index).put("takes", Json.lower(takes)));
        return json.put("quality", info.quality());
    }
}
