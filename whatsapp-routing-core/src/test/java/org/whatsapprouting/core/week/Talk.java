package org.whatsapprouting.core.week;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;

/** An interaction as the people in it see it. */
final class Talk {
    final InteractionId id;
    final Site site;
    final String phone;
    /** How many more answers the customer wants. */
    int turns;

    @Nullable
    AgentId agent;
    /** Whether the agent is about to do something. */
    boolean busy;

    /** Until when the agent leaves it alone, because the customer fell silent; or null. */
    @Nullable
    Instant quietUntil;

    boolean closed;
    boolean unmanaged;
    /** Whether the provider took an answer of an agent. */
    boolean answered;
    /** Whether it refused or never confirmed one. */
    boolean lost;

    Talk(InteractionId id, Site site, String phone, int turns) {
        this.id = id;
        this.site = site;
        this.phone = phone;
        this.turns = turns;
    }
}
