package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.Interactions;
import org.whatsapprouting.core.outcome.BeginOutcome;

/** An agent writes first. */
final class BeginCalls {
    private final Desk desk;

    BeginCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/interactions", this::begin));
    }

    private Answer begin(Call call) throws IOException {
        Fields body = call.body("agent", "account", "phone", "contact", "template");
        if (body.has("contact") == (body.has("phone") || body.has("account"))) {
            throw Refusal.badRequest("Give either a contact, or an account and a phone.");
        }
        if (!body.has("template")) {
            throw Refusal.badRequest("Only a template may begin an interaction: give the field 'template'.");
        }
        AgentId agent = desk.agent(body.id("agent", AgentId::new));
        var template = (Content.Template) Contents.read(body.only(Set.of("template")));
        Interactions interactions = desk.centre(call).interactions();
        BeginOutcome outcome = Stages.outcome(
                body.has("contact")
                        ? interactions.begin(agent, body.id("contact", ContactId::new), template)
                        : interactions.begin(agent, body.id("account", AccountId::new), body.text("phone"), template));
        if (outcome instanceof BeginOutcome.Begun begun) {
            return Answer.json(
                    202,
                    Json.object()
                            .put("id", begun.interaction().value())
                            .put("message", begun.message().toString()));
        }
        throw refusal(agent, outcome);
    }

    private static Refusal refusal(AgentId agent, BeginOutcome outcome) {
        if (outcome instanceof BeginOutcome.AlreadyOpen open) {
            String owner = open.owner() == null ? null : open.owner().value();
            return new Refusal(ErrorCode.ALREADY_OPEN, "The customer has an open interaction; go on there.")
                    .with("interaction", Json.text(open.interaction().value()))
                    .with("owner", Json.text(owner));
        }
        if (outcome instanceof BeginOutcome.NotSupported) {
            return Refusals.notSupported(Capability.TEMPLATE.name());
        }
        if (outcome instanceof BeginOutcome.AtCapacity) {
            return Refusals.atCapacity(agent);
        }
        if (outcome instanceof BeginOutcome.NotInAccount) {
            return new Refusal(ErrorCode.NOT_IN_ACCOUNT, "Agent '" + agent + "' does not belong to the account.");
        }
        if (outcome instanceof BeginOutcome.LoggedOut) {
            return Refusals.loggedOut(agent);
        }
        if (outcome instanceof BeginOutcome.AccountOff) {
            return new Refusal(ErrorCode.NOT_ALLOWED, "The account is switched off or being taken out of use.");
        }
        return outcome instanceof BeginOutcome.BadNumber
                ? Refusal.badRequest("The field 'phone' has to be 5 to 15 digits with international prefix.")
                : Refusal.notFound("There is no such account or contact.");
    }
}
