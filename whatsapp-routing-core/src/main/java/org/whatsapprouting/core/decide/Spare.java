package org.whatsapprouting.core.decide;

import java.util.HashMap;
import java.util.Map;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Queue;

/** The free slots of a queue's members that no ringing interaction reaches yet. */
final class Spare {
    private final Eligible eligible;
    private final Map<AgentId, Integer> left = new HashMap<>();

    Spare(Queue queue, Eligible eligible) {
        this.eligible = eligible;
        for (AgentId member : queue.members()) {
            int slots = eligible.slots(member);
            if (slots > 0) {
                left.put(member, slots);
            }
        }
    }

    /** An interaction rings: one slot less at everybody it reaches. */
    void take(Account account, Wait wait) {
        left.entrySet().removeIf(slots -> {
            boolean reached = eligible.isEligible(slots.getKey(), account, wait);
            return reached && slots.setValue(slots.getValue() - 1) == 1;
        });
    }

    /** Whether an interaction would reach somebody who has a slot to spare. */
    boolean isLeftFor(Account account, Wait wait) {
        return left.keySet().stream().anyMatch(agent -> eligible.isEligible(agent, account, wait));
    }
}
