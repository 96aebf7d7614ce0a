package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.BeginOutcome;

/** An agent writes first, with a template: the interaction is his at once and no plan runs (mission L-10). */
final class Approaching {
    private final Draft draft;
    private final Configured config;
    private final AgentId agent;
    private final Content.Template template;
    private final String fresh;

    Approaching(Draft draft, Configured config, AgentId agent, Content.Template template, String fresh) {
        this.draft = draft;
        this.config = config;
        this.agent = agent;
        this.template = template;
        this.fresh = fresh;
        draft.by(new Actor.ByAgent(agent));
    }

    /** To somebody of whom the number is known, whether he wrote before or not. */
    Decision decide(AccountId account, CustomerIdentity customer) {
        List<RecordKey> identities = draft.keys().identities(account, customer);
        if (!draft.has(identities)) {
            return draft.needs();
        }
        for (RecordKey key : identities) {
            IdentityRef known = draft.state(key, IdentityRef.class);
            if (known != null) {
                return decide(known.contact());
            }
        }
        if (!draft.has(draft.keys().agent(agent))) {
            return draft.needs();
        }
        Account at = config.tenant().account(account);
        BeginOutcome refusal = refusal(at);
        refusal = refusal == null ? unable() : refusal;
        if (refusal != null || at == null) {
            return refused(refusal);
        }
        var contact = new ContactId(fresh);
        draft.happen(new RoutingEvent.ContactCreated(contact, account, at.list()));
        draft.content(draft.keys().contact(contact), ContactProfile.of(customer, null));
        identities.forEach(key -> draft.put(key, new IdentityRef(contact), null, Columns.NONE));
        return begin(at, contact);
    }

    /** To a contact. */
    Decision decide(ContactId id) {
        if (!draft.has(List.of(draft.keys().contact(id), draft.keys().agent(agent)))) {
            return draft.needs();
        }
        ContactState contact = draft.contact(id);
        Account account = contact == null ? null : config.tenant().account(contact.account());
        BeginOutcome refusal = refusal(account);
        if (refusal != null || account == null || contact == null) {
            return refused(refusal);
        }
        InteractionId live = contact.live();
        if (live != null) {
            if (!draft.has(draft.keys().interaction(live))) {
                return draft.needs();
            }
            InteractionState open = draft.interaction(live);
            return refused(new BeginOutcome.AlreadyOpen(live, open == null ? null : open.ownerAgent()));
        }
        refusal = unable();
        return refusal == null ? begin(account, id) : refused(refusal);
    }

    private Decision refused(@Nullable BeginOutcome refusal) {
        BeginOutcome why = refusal == null ? new BeginOutcome.NotFound() : refusal;
        return draft.refused(why, why.getClass().getSimpleName());
    }

    private @Nullable BeginOutcome refusal(@Nullable Account account) {
        if (account == null || config.tenant().agent(agent) == null) {
            return new BeginOutcome.NotFound();
        }
        if (!account.agents().contains(agent)) {
            return new BeginOutcome.NotInAccount();
        }
        if (!account.settings().enabled() || config.draining().contains(account.id())) {
            return new BeginOutcome.AccountOff();
        }
        return config.can(account.id(), Capability.TEMPLATE) ? null : new BeginOutcome.NotSupported();
    }

    private @Nullable BeginOutcome unable() {
        AgentState state = draft.agent(agent);
        Agent who = config.tenant().agent(agent);
        if (!state.loggedIn()) {
            return new BeginOutcome.LoggedOut();
        }
        return who == null || state.freeSlots(who.capacity()) == 0 ? new BeginOutcome.AtCapacity() : null;
    }

    private Decision begin(Account account, ContactId contact) {
        var id = new InteractionId(fresh);
        draft.about(id);
        draft.happen(new RoutingEvent.InteractionOpened(id, contact, account.id(), draft.now()));
        draft.happen(new RoutingEvent.Assigned(id, agent, null, null, draft.now()));
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("Interaction " + id + " was just opened.");
        }
        var message = Outbox.queue(draft, interaction, template, agent, null);
        draft.explain(Code.BEGUN, agent.value());
        return draft.decided(new BeginOutcome.Begun(id, message));
    }
}
