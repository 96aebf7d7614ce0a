package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.core.view.SendAbility;

/** What an agent may choose from in an interaction: what can be sent, canned answers, dispositions. */
final class ChoiceCalls {
    private final Desk desk;

    ChoiceCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/interactions/{interaction}/can-send", this::canSend),
                Route.get("/api/interactions/{interaction}/canned-answers", this::cannedAnswers),
                Route.get("/api/interactions/{interaction}/dispositions", this::dispositions));
    }

    private Answer canSend(Call call) {
        InteractionId id = call.path("interaction", InteractionId::new);
        SendAbility ability = desk.centre().interactions().canSend(id).orElseThrow(() -> Refusals.unknown(id));
        if (ability instanceof SendAbility.Anything anything) {
            return Answer.json(200, ability("anything", null, List.of()).set("until", Json.time(anything.until())));
        }
        if (ability instanceof SendAbility.TemplateOnly only) {
            ObjectNode answer = ability("templates", null, only.templates());
            return Answer.json(200, answer.set("since", Json.time(only.since())));
        }
        return Answer.json(200, ability("nothing", ((SendAbility.Nothing) ability).why(), List.of()));
    }

    private static ObjectNode ability(String what, @Nullable String why, List<TemplateRef> usable) {
        ObjectNode answer = Json.object().put("ability", what).put("why", why);
        answer.putNull("until").putNull("since");
        var templates = answer.putArray("templates");
        usable.forEach(each -> templates.add(Json.template(each)));
        return answer;
    }

    private Answer cannedAnswers(Call call) {
        InteractionId id = existing(call);
        String search = call.query(Set.of("search")).getOrDefault("search", "");
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (CannedAnswer each : desk.centre().interactions().cannedAnswers(id, search)) {
            items.addObject()
                    .put("key", each.key())
                    .put("text", each.text())
                    .put("scope", each.account() == null ? "general" : "local")
                    .put("description", each.description());
        }
        return Answer.json(200, answer);
    }

    private Answer dispositions(Call call) {
        ObjectNode answer = Json.object();
        answer.set("items", Refusals.dispositions(desk.centre().interactions().dispositions(existing(call))));
        return Answer.json(200, answer);
    }

    private InteractionId existing(Call call) {
        InteractionId id = call.path("interaction", InteractionId::new);
        if (desk.centre().interactions().find(id).isEmpty()) {
            throw Refusals.unknown(id);
        }
        return id;
    }
}
