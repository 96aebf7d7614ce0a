package org.whatsapprouting.examples.contactcenter.http;

import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.Centre;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.Webhooks;

/**
 * The contact centre that the API speaks of.
 *
 * @param engine the engine
 * @param tenant the contact centre
 */
record Desk(RoutingEngine engine, TenantId tenant) {

    /** Where a call's command goes; a call that is repeated with its key happens once. */
    Centre centre(Call call) {
        Centre centre = engine.tenant(tenant);
        CommandId command = call.command();
        return command == null ? centre : centre.once(command);
    }

    /** Where reading goes. */
    Centre centre() {
        return engine.tenant(tenant);
    }

    /** Where providers call. */
    Webhooks webhooks() {
        return engine.webhooks();
    }

    /** @throws Refusal if there is no such agent */
    AgentId agent(AgentId agent) {
        boolean known = centre().configuration().current().agents().stream()
                .anyMatch(each -> each.id().equals(agent));
        if (!known) {
            throw Refusal.notFound("There is no agent '" + agent + "'.");
        }
        return agent;
    }
}
