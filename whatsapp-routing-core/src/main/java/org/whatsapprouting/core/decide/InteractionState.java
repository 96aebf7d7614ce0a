package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.UnmanagedReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.store.Columns;

/**
 * One interaction.
 *
 * @param id names it
 * @param account at which account
 * @param contact with whom
 * @param openedAt when it began
 * @param messages what was said so far, in numbers
 * @param replied the automatic replies that were sent once
 * @param tags the tags
 * @param generation the fence of the last offer, 0 before the first
 * @param waiting where it waits, or null
 * @param unmanaged why nobody is going to be asked, or null
 * @param owner who owns it, or null; kept after the close, for statistics (mission G-06)
 * @param closure how it ended, or null while it is open
 */
public record InteractionState(
        InteractionId id,
        AccountId account,
        ContactId contact,
        Instant openedAt,
        Messages messages,
        Set<ActionId> replied,
        Set<TagId> tags,
        long generation,
        @Nullable Wait waiting,
        @Nullable UnmanagedReason unmanaged,
        @Nullable Ownership owner,
        @Nullable Closure closure)
        implements State {

    /**
     * The messages of an interaction, in numbers.
     *
     * @param count how many there are; the next one gets the next number
     * @param inbound how many came from the customer
     * @param lastInbound the number of the customer's last one, or 0
     * @param unread whether no agent has seen the last one
     */
    public record Messages(long count, long inbound, long lastInbound, boolean unread) {
        Messages received(long number) {
            return new Messages(number, inbound + 1, number, true);
        }

        Messages queued(long number, boolean byAgent) {
            return new Messages(number, inbound, lastInbound, unread && !byAgent);
        }

        Messages seen() {
            return new Messages(count, inbound, lastInbound, false);
        }
    }

    /**
     * Who owns an interaction.
     *
     * @param agent who
     * @param queue the queue he accepted it from, or null
     */
    public record Ownership(AgentId agent, @Nullable QueueId queue) {}

    /**
     * How an interaction ended.
     *
     * @param at when
     * @param disposition with which disposition, or null
     */
    public record Closure(Instant at, @Nullable DispositionPath disposition) {}

    /** Copies the sets. */
    public InteractionState {
        replied = Set.copyOf(replied);
        tags = Set.copyOf(tags);
    }

    static InteractionState opened(RoutingEvent.InteractionOpened e) {
        return new InteractionState(
                e.interaction(),
                e.account(),
                e.contact(),
                e.at(),
                new Messages(0, 0, 0, false),
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                null,
                null);
    }

    boolean isOpen() {
        return closure == null;
    }

    @Nullable
    AgentId ownerAgent() {
        return owner == null ? null : owner.agent();
    }

    @Override
    public InteractionState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.MessageReceived e) {
            return with(messages.received(e.message().number()));
        }
        if (event instanceof RoutingEvent.MessageQueued e) {
            return with(messages.queued(e.message().number(), e.agent() != null));
        }
        if (event instanceof RoutingEvent.AutoReplied e) {
            return withReplied(plus(replied, e.action()));
        }
        if (event instanceof RoutingEvent.AutoReplyUndone e) {
            var fewer = new HashSet<>(replied);
            fewer.remove(e.action());
            return withReplied(fewer);
        }
        if (event instanceof RoutingEvent.Tagged e) {
            var more = new HashSet<>(tags);
            more.addAll(e.tags());
            return withTags(more);
        }
        if (event instanceof RoutingEvent.WaitBegan e) {
            return with(
                    new Wait(e.action(), e.plan(), e.target(), e.since(), e.until(), Set.of(), null, null),
                    generation,
                    null);
        }
        if (event instanceof RoutingEvent.WaitEnded) {
            return with(null, generation, unmanaged);
        }
        if (event instanceof RoutingEvent.BecameUnmanaged e) {
            return with(null, generation, e.reason());
        }
        if (event instanceof RoutingEvent.OfferMade e && waiting != null) {
            return with(waiting.ringing(new Ring(e.generation(), e.agent(), e.deadline())), e.generation(), null);
        }
        if (event instanceof RoutingEvent.OfferRejected e && waiting != null) {
            return with(waiting.rejected(e.agent()), generation, unmanaged);
        }
        if (event instanceof RoutingEvent.OfferEnded e && waiting != null) {
            Wait quiet = waiting.quiet(e.again());
            AgentId refuser = e.why() == OfferEnd.REJECTED ? e.agent() : null;
            return with(refuser == null ? quiet : quiet.rejected(refuser), generation, unmanaged);
        }
        if (event instanceof RoutingEvent.Assigned e) {
            return new InteractionState(
                    id,
                    account,
                    contact,
                    openedAt,
                    messages.seen(),
                    replied,
                    tags,
                    generation,
                    null,
                    null,
                    new Ownership(e.agent(), e.queue()),
                    closure);
        }
        if (event instanceof RoutingEvent.Closed e) {
            return new InteractionState(
                    id,
                    account,
                    contact,
                    openedAt,
                    messages,
                    replied,
                    tags,
                    generation,
                    null,
                    null,
                    owner,
                    new Closure(e.at(), e.disposition()));
        }
        return this;
    }

    @Override
    public Columns columns(Instant now) {
        return new Columns(
                waiting == null ? null : Lane.of(waiting.target()).text(),
                owner == null ? null : owner.agent().value(),
                isOpen() ? "open" : "closed",
                account.value(),
                null,
                waiting == null ? 0 : waiting.since().toEpochMilli(),
                waiting == null ? null : waiting.due(now),
                null);
    }

    private InteractionState with(Messages others) {
        return new InteractionState(
                id, account, contact, openedAt, others, replied, tags, generation, waiting, unmanaged, owner, closure);
    }

    private InteractionState with(@Nullable Wait other, long otherGeneration, @Nullable UnmanagedReason otherReason) {
        return new InteractionState(
                id,
                account,
                contact,
                openedAt,
                messages,
                replied,
                tags,
                otherGeneration,
                other,
                otherReason,
                owner,
                closure);
    }

    private InteractionState withReplied(Set<ActionId> others) {
        return new InteractionState(
                id, account, contact, openedAt, messages, others, tags, generation, waiting, unmanaged, owner, closure);
    }

    private InteractionState withTags(Set<TagId> others) {
        return new InteractionState(
                id,
                account,
                contact,
                openedAt,
                messages,
                replied,
                others,
                generation,
                waiting,
                unmanaged,
                owner,
                closure);
    }

    private static <T> Set<T> plus(Set<T> set, T one) {
        var more = new HashSet<>(set);
        more.add(one);
        return more;
    }
}
