package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.outcome.ServiceRefusal;

/** Refusals that several calls share. */
final class Refusals {
    private Refusals() {}

    static Refusal notOwner(AgentId agent, @Nullable AgentId owner) {
        String found = owner == null ? "Nobody owns" : "Agent '" + owner + "' owns";
        return new Refusal(ErrorCode.NOT_OWNER, found + " the interaction, not '" + agent + "'.")
                .with("owner", Json.text(owner == null ? null : owner.value()));
    }

    static Refusal inTransfer() {
        return new Refusal(
                ErrorCode.IN_TRANSFER, "The interaction is being handed to somebody else; wait for the answer.");
    }

    static Refusal closed() {
        return new Refusal(ErrorCode.CLOSED, "The interaction is closed.");
    }

    static Refusal unknown(InteractionId id) {
        return Refusal.notFound("There is no interaction '" + id + "'.");
    }

    static Refusal atCapacity(AgentId agent) {
        return new Refusal(ErrorCode.AT_CAPACITY, "Agent '" + agent + "' has no free slot.");
    }

    static Refusal loggedOut(AgentId agent) {
        return new Refusal(ErrorCode.LOGGED_OUT, "Agent '" + agent + "' is logged out and can only log in.");
    }

    static Refusal notInAccount(AgentId agent) {
        return new Refusal(
                ErrorCode.NOT_IN_ACCOUNT, "Agent '" + agent + "' does not belong to the interaction's account.");
    }

    static Refusal notSupported(String capability) {
        return new Refusal(ErrorCode.NOT_SUPPORTED, "The account's provider has no capability " + capability + ".")
                .with("capability", Json.text(capability));
    }

    /** @param what what was asked for, if that does not exist */
    static Refusal service(ServiceRefusal refusal, String what) {
        if (refusal instanceof ServiceRefusal.NotInAccount) {
            return new Refusal(ErrorCode.NOT_IN_ACCOUNT, "The agent does not belong to the account.");
        }
        if (refusal instanceof ServiceRefusal.NotSupported missing) {
            return notSupported(missing.capability().name());
        }
        return refusal instanceof ServiceRefusal.Failed failed
                ? new Refusal(ErrorCode.PROVIDER_FAILED, "The provider did not do it: " + failed.why())
                : Refusal.notFound("There is no " + what + ".");
    }

    static ArrayNode dispositions(List<DispositionPath> paths) {
        ArrayNode all = Json.array();
        paths.forEach(path -> all.add(Json.disposition(path)));
        return all;
    }

    /** Returns the disposition of a body, or null if it names none. */
    static @Nullable DispositionPath disposition(Fields body) {
        List<String> labels = body.texts("disposition");
        try {
            return labels == null ? null : new DispositionPath(labels);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest(String.valueOf(wrong.getMessage()));
        }
    }
}
