package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.store.RecordKey;

/** Who can be offered an interaction right now. */
final class Eligible {
    /** How many interactions may ring at once for each member without a capacity limit. */
    private static final int RINGING_PER_UNLIMITED_AGENT = 5;

    private final Draft draft;
    private final Configured config;

    Eligible(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    List<RecordKey> keys(Queue queue) {
        return queue.members().stream().map(draft.keys()::agent).toList();
    }

    boolean isEligible(AgentId id, Account account, Wait wait) {
        return whyNot(id, account, wait) == null;
    }

    /** Why an agent cannot be asked, in a word for the explanation; null if he can. */
    @Nullable
    String whyNot(AgentId id, Account account, Wait wait) {
        Agent agent = config.tenant().agent(id);
        if (agent == null) {
            return "unknown";
        }
        if (account.settings().offerToMembersOnly() && !account.agents().contains(id)) {
            return "not in the account";
        }
        if (wait.rejectedBy().contains(id)) {
            return "rejected before";
        }
        AgentState state = draft.agent(id);
        if (!state.isAvailable()) {
            return state.loggedIn() ? "paused" : "logged out";
        }
        return state.freeSlots(agent.capacity()) == 0 ? "at capacity" : null;
    }

    /** How many interactions of a queue may ring at all members at once. */
    int ringingAllowed(Queue queue) {
        long slots = 0;
        for (AgentId id : queue.members()) {
            slots += slots(id);
        }
        return (int) Math.min(slots, Integer.MAX_VALUE);
    }

    /** How many interactions may ring at an agent at once. */
    int slots(AgentId id) {
        Agent agent = config.tenant().agent(id);
        AgentState state = draft.agent(id);
        if (agent == null || !state.isAvailable()) {
            return 0;
        }
        return agent.capacity() == Agent.UNLIMITED ? RINGING_PER_UNLIMITED_AGENT : state.freeSlots(agent.capacity());
    }
}
