package org.whatsapprouting.core;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.decide.AgentState;
import org.whatsapprouting.core.decide.ContactProfile;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.MessageContent;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Ring;
import org.whatsapprouting.core.decide.Rung;
import org.whatsapprouting.core.decide.Wait;
import org.whatsapprouting.core.outcome.PresenceOutcome.Presence;
import org.whatsapprouting.core.view.AgentView;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.core.view.OfferView;

/** Turns states into what hosts read. */
final class Views {
    private Views() {}

    static OfferView offer(InteractionState interaction, AgentId agent) {
        Wait wait = interaction.waiting();
        Ring ring = wait == null ? null : wait.ring();
        if (wait == null || ring == null) {
            throw new IllegalStateException("Interaction " + interaction.id() + " is not being offered.");
        }
        return new OfferView(Rung.offer(interaction, agent), interaction.id(), queue(interaction), ring.deadline());
    }

    static AgentView agent(Agent agent, @Nullable AgentState state) {
        if (state == null) {
            return new AgentView(agent, Presence.LOGGED_OUT, null, 0, Set.of());
        }
        return new AgentView(agent, state.presence(), state.pause(), state.owned(), state.owed());
    }

    static InteractionView interaction(InteractionState state, @Nullable ContactProfile profile) {
        var closure = state.closure();
        return new InteractionView(
                state.id(),
                state.account(),
                state.contact(),
                profile == null ? null : profile.identity(),
                profile == null ? null : profile.shownName(),
                state.openedAt(),
                where(state),
                state.owner() == null ? null : state.owner().agent(),
                queue(state),
                state.tags(),
                state.messages().unread(),
                state.messages().count(),
                closure == null ? null : closure.at(),
                closure == null ? null : closure.disposition());
    }

    static MessageView message(MessageState state, @Nullable MessageContent content) {
        return new MessageView(
                state.id(),
                state.inbound(),
                state.at(),
                content == null ? null : content.content(),
                content == null ? null : content.providerMessageId(),
                state.status(),
                state.agent(),
                state.reason());
    }

    private static InteractionView.State where(InteractionState state) {
        if (state.closure() != null) {
            return InteractionView.State.CLOSED;
        }
        if (state.owner() != null) {
            return InteractionView.State.ASSIGNED;
        }
        if (state.waiting() != null) {
            return state.waiting().ring() == null ? InteractionView.State.WAITING : InteractionView.State.OFFERED;
        }
        return state.unmanaged() != null && state.pass() == null
                ? InteractionView.State.UNMANAGED
                : InteractionView.State.ROUTING;
    }

    private static @Nullable QueueId queue(InteractionState state) {
        if (state.waiting() != null && state.waiting().target() instanceof WaitTarget.OfQueue waiting) {
            return waiting.queue();
        }
        return state.owner() == null ? null : state.owner().queue();
    }
}
