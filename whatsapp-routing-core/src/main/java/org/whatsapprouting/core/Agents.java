package org.whatsapprouting.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.decide.AgentState;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.Rung;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;
import org.whatsapprouting.core.shell.Reading;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.AgentView;
import org.whatsapprouting.core.view.OfferView;

/** What agents do. Stages complete after the commit, on an engine thread; do not block in what you chain to them. */
public final class Agents {
    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;

    Agents(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
    }

    /** An agent logs in and is available; his queues begin to offer to him (mission Q-09). */
    public CompletionStage<PresenceOutcome> logIn(AgentId agent) {
        return shell.command(tenant, id, new Command.LogIn(agent), PresenceOutcome.class);
    }

    /** An agent logs out. What is offered to him alone goes elsewhere; what he owns stays his. */
    public CompletionStage<PresenceOutcome> logOut(AgentId agent) {
        return shell.command(tenant, id, new Command.LogOut(agent), PresenceOutcome.class);
    }

    /** An agent pauses: he gets no new offers, what he owns goes on (mission Q-11). */
    public CompletionStage<PresenceOutcome> pause(AgentId agent, PauseId pause) {
        return shell.command(tenant, id, new Command.TakePause(agent, pause), PresenceOutcome.class);
    }

    /** An agent ends his pause. */
    public CompletionStage<PresenceOutcome> resume(AgentId agent) {
        return shell.command(tenant, id, new Command.Resume(agent), PresenceOutcome.class);
    }

    /** An agent accepts an offer. Of any number of agents at once exactly one wins (mission G-20). */
    public CompletionStage<AcceptOutcome> accept(OfferId offer) {
        return shell.command(tenant, id, new Command.Accept(offer), AcceptOutcome.class);
    }

    /** An agent rejects an offer; it is not made to him again during this stay (mission Q-07). */
    public CompletionStage<RejectOutcome> reject(OfferId offer) {
        return shell.command(tenant, id, new Command.Reject(offer), RejectOutcome.class);
    }

    /** Returns all agents in the order of the configuration, with what each is doing. */
    public List<AgentView> all() {
        var keys = new Keys(tenant);
        List<Agent> agents =
                shell.tenants().of(tenant).configured().tenant().tenant().agents();
        if (agents.isEmpty()) {
            return List.of();
        }
        var wanted = new HashSet<RecordKey>();
        agents.forEach(agent -> wanted.add(keys.agent(agent.id())));
        Reading states = shell.read(tenant, wanted, List.of());
        return agents.stream()
                .map(agent -> Views.agent(agent, states.state(keys.agent(agent.id()), AgentState.class)))
                .toList();
    }

    /**
     * Returns the offers that stand for an agent, the longest waiting first.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public List<OfferView> offers(AgentId agent) {
        var configured = shell.tenants().of(tenant).configured();
        if (configured.tenant().agent(agent) == null) {
            throw new IllegalArgumentException("There is no agent '" + agent + "' in tenant '" + tenant + "'.");
        }
        var keys = new Keys(tenant);
        var rung = new Rung(configured);
        RecordKey own = keys.agent(agent);
        List<Range> lanes = rung.lanes(agent);
        Reading first = shell.read(tenant, Set.of(own), lanes);
        AgentState state = first.state(own, AgentState.class);
        if (state == null) {
            return List.of();
        }
        var interactions = new ArrayList<InteractionState>();
        for (Range lane : lanes) {
            List<Seen> found = first.see(lane);
            if (found != null) {
                found.forEach(seen -> interactions.add((InteractionState) seen.state()));
            }
        }
        interactions.addAll(ringingAlone(keys, state));
        var now = shell.clock().instant();
        var offers = new ArrayList<OfferView>();
        var told = new HashSet<OfferId>();
        interactions.stream()
                .filter(interaction -> interaction != null && rung.rings(interaction, state, now))
                .map(interaction -> Views.offer(interaction, agent))
                .filter(offer -> told.add(offer.id()))
                .forEach(offers::add);
        return List.copyOf(offers);
    }

    private List<InteractionState> ringingAlone(Keys keys, AgentState state) {
        var wanted = new HashSet<RecordKey>();
        state.ringing().forEach(ringing -> wanted.add(keys.interaction(ringing)));
        if (wanted.isEmpty()) {
            return List.of();
        }
        Reading second = shell.read(tenant, wanted, List.of());
        var interactions = new ArrayList<InteractionState>();
        for (RecordKey key : wanted) {
            InteractionState interaction = second.state(key, InteractionState.class);
            if (interaction != null) {
                interactions.add(interaction);
            }
        }
        return interactions;
    }
}
