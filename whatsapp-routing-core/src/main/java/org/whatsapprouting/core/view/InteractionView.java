package org.whatsapprouting.core.view;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;

/**
 * One interaction.
 *
 * @param id names it
 * @param account at which account
 * @param contact with whom
 * @param identity what the customer is known by, or null if it was erased
 * @param name the name the customer shows, or null
 * @param openedAt when it began
 * @param state where it stands
 * @param owner the agent who owns it or owned it last, or null
 * @param queue the queue it waits in or was accepted from, or null
 * @param tags its tags
 * @param unread whether no agent has seen the last message
 * @param messageCount how many messages there are
 * @param closedAt when it was closed, or null
 * @param disposition the disposition it was closed with, or null
 */
public record InteractionView(
        InteractionId id,
        AccountId account,
        ContactId contact,
        @Nullable CustomerIdentity identity,
        @Nullable String name,
        Instant openedAt,
        State state,
        @Nullable AgentId owner,
        @Nullable QueueId queue,
        Set<TagId> tags,
        boolean unread,
        long messageCount,
        @Nullable Instant closedAt,
        @Nullable DispositionPath disposition) {
    /** Copies the tags. */
    public InteractionView {
        tags = Set.copyOf(tags);
    }

    /** Where an interaction can stand. */
    public enum State {
        /** Its plan is being walked. */
        ROUTING,
        /** It waits and nobody is being asked. */
        WAITING,
        /** Somebody is being asked. */
        OFFERED,
        /** An agent owns it. */
        ASSIGNED,
        /** A bot talks to the customer. */
        BOT,
        /** Nobody is going to be asked until the customer writes again (mission G-05). */
        UNMANAGED,
        /** It ended. */
        CLOSED
    }
}
