package org.whatsapprouting.core.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.outcome.MarkOutcome;

/** Small things agents do to an interaction: open and leave it, mark it read or unread, tag it. */
final class Marking {
    private final Draft draft;
    private final Configured config;
    private final AgentId agent;
    private final InteractionId id;

    Marking(Draft draft, Configured config, AgentId agent, InteractionId id) {
        this.draft = draft;
        this.config = config;
        this.agent = agent;
        this.id = id;
        draft.by(new Actor.ByAgent(agent));
        draft.about(id);
    }

    /** The owner opens or leaves the interaction. Opening it while others are asked makes it his again (mission G-02). */
    Decision tab(boolean open) {
        if (!draft.has(List.of(draft.keys().interaction(id), draft.keys().agent(agent)))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        MarkOutcome refusal = refusal(interaction);
        if (refusal != null || interaction == null) {
            return refused(refusal);
        }
        if (!agent.equals(interaction.ownerAgent()) || interaction.owner() == null) {
            return refused(new MarkOutcome.NotAllowed());
        }
        if (interaction.owner().tabOpen() == open && interaction.waiting() == null) {
            return draft.decided(new MarkOutcome.Done());
        }
        boolean transfer =
                interaction.waiting() != null && interaction.waiting().stage() == WaitStage.TRANSFER;
        if (open && !transfer && !Owners.returned(draft, config, interaction, agent)) {
            return draft.needs();
        }
        draft.happen(open ? new RoutingEvent.TabOpened(id, agent) : new RoutingEvent.TabLeft(id, agent));
        return draft.decided(new MarkOutcome.Done());
    }

    Decision read(boolean read) {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        MarkOutcome refusal = refusal(interaction);
        if (refusal != null || interaction == null) {
            return refused(refusal);
        }
        if (interaction.messages().unread() == read) {
            draft.happen(new RoutingEvent.MarkedRead(id, read));
        }
        return draft.decided(new MarkOutcome.Done());
    }

    Decision tags(Set<TagId> add, Set<TagId> remove) {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        InteractionState interaction = draft.interaction(id);
        MarkOutcome refusal = refusal(interaction);
        if (refusal == null && add.stream().anyMatch(tag -> config.tenant().tag(tag) == null)) {
            refusal = new MarkOutcome.NotFound();
        }
        if (refusal != null || interaction == null) {
            return refused(refusal);
        }
        var fresh = new HashSet<>(add);
        fresh.removeAll(interaction.tags());
        var gone = new HashSet<>(remove);
        gone.retainAll(interaction.tags());
        if (!fresh.isEmpty()) {
            draft.happen(new RoutingEvent.Tagged(id, fresh));
        }
        if (!gone.isEmpty()) {
            draft.happen(new RoutingEvent.Untagged(id, gone));
        }
        return draft.decided(new MarkOutcome.Done());
    }

    private @Nullable MarkOutcome refusal(@Nullable InteractionState interaction) {
        if (interaction == null || config.tenant().agent(agent) == null) {
            return new MarkOutcome.NotFound();
        }
        if (!interaction.isOpen()) {
            return new MarkOutcome.Closed();
        }
        Account account = config.tenant().account(interaction.account());
        return account == null || !account.agents().contains(agent) ? new MarkOutcome.NotAllowed() : null;
    }

    private Decision refused(@Nullable MarkOutcome refusal) {
        MarkOutcome answer = refusal == null ? new MarkOutcome.NotFound() : refusal;
        return draft.refused(answer, answer.getClass().getSimpleName());
    }
}
