package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;

/** What follows when a wait ended and nobody accepted; it depends on what brought the interaction there. */
final class WaitOver {
    private final Draft draft;
    private final Configured config;

    WaitOver(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    /** Ends the wait and does what follows. Returns false if more must be loaded first. */
    boolean over(InteractionState interaction, Wait wait, WaitEnd why, OfferEnd offer) {
        if (interaction.pass() != null) {
            // The pass of a later message stands still and says, when it goes on, where the interaction is to wait.
            return Leaving.wait(draft, config, interaction, why, offer);
        }
        var going = GoingOn.from(draft, config, interaction, wait);
        AgentId owner = interaction.ownerAgent();
        if (going == null
                || (owner != null && !draft.has(draft.keys().agent(owner)))
                || !Leaving.end(draft, config, interaction, why, offer)) {
            return false;
        }
        Account account = config.tenant().account(interaction.account());
        if (account == null || owner == null || wait.stage() == WaitStage.PLAN) {
            return going.walk();
        }
        var owners = new Owners(draft, config, account, interaction.id());
        if (wait.stage() == WaitStage.OWNER) {
            return owners.askQueue() || going.walk();
        }
        if (wait.stage() == WaitStage.OWNER_QUEUE) {
            return going.walk();
        }
        draft.happen(new RoutingEvent.TransferReturned(interaction.id(), owner));
        draft.explain(Code.TRANSFER_RETURNED, owner.value());
        if (!owners.isReachable(interaction)) {
            owners.ask();
        }
        return true;
    }
}
