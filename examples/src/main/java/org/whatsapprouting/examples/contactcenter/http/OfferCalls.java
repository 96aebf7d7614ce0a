package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;

/** Agents accept and reject what is offered to them. An offer belongs to one agent: for all others it does not exist. */
final class OfferCalls {
    private final Desk desk;

    OfferCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/offers/{offer}/accept", this::accept),
                Route.post("/api/offers/{offer}/reject", this::reject));
    }

    private Answer accept(Call call) throws IOException {
        OfferId offer = own(call);
        AcceptOutcome outcome = Stages.outcome(desk.centre(call).agents().accept(offer));
        if (outcome instanceof AcceptOutcome.Accepted accepted) {
            return Answer.json(
                    200,
                    Json.object()
                            .put("interaction", accepted.interaction().value())
                            .put("owner", offer.agent().value()));
        }
        if (outcome instanceof AcceptOutcome.Taken taken) {
            throw new Refusal(ErrorCode.TAKEN, "Agent '" + taken.by() + "' was first.")
                    .with("by", TextNode.valueOf(taken.by().value()));
        }
        if (outcome instanceof AcceptOutcome.AtCapacity) {
            throw new Refusal(ErrorCode.AT_CAPACITY, "Agent '" + offer.agent() + "' owns as many as he may.");
        }
        throw outcome instanceof AcceptOutcome.Ended ? ended() : unknown();
    }

    private Answer reject(Call call) throws IOException {
        OfferId offer = own(call);
        RejectOutcome outcome = Stages.outcome(desk.centre(call).agents().reject(offer));
        if (outcome instanceof RejectOutcome.Rejected) {
            return Answer.json(
                    200, Json.object().put("interaction", offer.interaction().value()));
        }
        throw outcome instanceof RejectOutcome.Ended ? ended() : unknown();
    }

    private static OfferId own(Call call) throws IOException {
        OfferId offer = call.path("offer", OfferId::parse);
        AgentId agent = call.body("agent").id("agent", AgentId::new);
        if (!offer.agent().equals(agent)) {
            throw unknown();
        }
        return offer;
    }

    private static Refusal ended() {
        return new Refusal(
                ErrorCode.OFFER_ENDED, "The offer has ended: its time was up, or it was answered or taken back.");
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such offer to this agent.");
    }
}
