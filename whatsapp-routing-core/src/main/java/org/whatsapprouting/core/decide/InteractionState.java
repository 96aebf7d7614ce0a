package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.UnmanagedReason;
import org.whatsapprouting.api.event.WaitStage;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.store.Columns;

/**
 * One interaction. All that can become of it stands in this one file, long as it is, so that no second place can disagree.
 *
 * @param id names it
 * @param account at which account
 * @param contact with whom
 * @param openedAt when it began
 * @param quietSince when something was last said, somebody took it or stopped being asked
 * @param messages what was said so far, in numbers
 * @param replied the automatic replies that were sent once
 * @param tags the tags
 * @param generation the fence of the last offer or run of a command, 0 before the first
 * @param waiting where it waits, or null
 * @param unmanaged why nobody is going to be asked, or null
 * @param parked replies that wait until the customer writes
 * @param pass the pass that stands still, or null
 * @param owner who owns it, or null; kept after the close, for statistics (mission G-06)
 * @param closure how it ended, or null while it is open
 */
public record InteractionState(
        InteractionId id,
        AccountId account,
        ContactId contact,
        Instant openedAt,
        Instant quietSince,
        Messages messages,
        Set<ActionId> replied,
        Set<TagId> tags,
        long generation,
        @Nullable Wait waiting,
        @Nullable UnmanagedReason unmanaged,
        List<MessageId> parked,
        @Nullable PausedPass pass,
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

        Messages unseen() {
            return new Messages(count, inbound, lastInbound, true);
        }
    }

    /**
     * Who owns an interaction.
     *
     * @param agent who
     * @param queue the queue he accepted it from, or null
     * @param tabOpen whether the host says that he has it before him
     */
    public record Ownership(AgentId agent, @Nullable QueueId queue, boolean tabOpen) {}

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
        parked = List.copyOf(parked);
    }

    static InteractionState opened(RoutingEvent.InteractionOpened e) {
        var nothing = new Messages(0, 0, 0, false);
        return new InteractionState(
                e.interaction(),
                e.account(),
                e.contact(),
                e.at(),
                e.at(),
                nothing,
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                List.of(),
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
        if (event instanceof RoutingEvent.WaitBegan
                || event instanceof RoutingEvent.WaitEnded
                || event instanceof RoutingEvent.BecameUnmanaged
                || event instanceof RoutingEvent.OfferMade
                || event instanceof RoutingEvent.OfferRejected
                || event instanceof RoutingEvent.OfferEnded) {
            return waitingAfter(event);
        }
        if (event instanceof RoutingEvent.MessageReceived e) {
            return with(messages.received(e.message().number())).quiet(e.at());
        }
        if (event instanceof RoutingEvent.MessageQueued e) {
            return with(messages.queued(e.message().number(), e.agent() != null))
                    .quiet(e.at());
        }
        if (event instanceof RoutingEvent.ReplyParked e) {
            return with(messages.queued(e.message().number(), true))
                    .parked(plus(parked, e.message()))
                    .quiet(e.at());
        }
        if (event instanceof RoutingEvent.ReplyReleased e) {
            return parked(minus(parked, e.message()));
        }
        if (event instanceof RoutingEvent.MarkedRead e) {
            return with(e.read() ? messages.seen() : messages.unseen());
        }
        if (event instanceof RoutingEvent.AutoReplied e) {
            return replied(plus(replied, e.action()));
        }
        if (event instanceof RoutingEvent.AutoReplyUndone e) {
            return replied(minus(replied, e.action()));
        }
        if (event instanceof RoutingEvent.PassPaused e) {
            return passing(PausedPass.of(e), e.run());
        }
        if (event instanceof RoutingEvent.PassQueued e && pass != null) {
            return passing(pass.and(e.message()), generation);
        }
        if (event instanceof RoutingEvent.PassResumed || event instanceof RoutingEvent.PassDropped) {
            return passing(null, generation);
        }
        if (event instanceof RoutingEvent.Tagged e) {
            var more = new HashSet<>(tags);
            more.addAll(e.tags());
            return tagged(more);
        }
        if (event instanceof RoutingEvent.Untagged e) {
            var fewer = new HashSet<>(tags);
            fewer.removeAll(e.tags());
            return tagged(fewer);
        }
        return ownedAfter(event);
    }

    private InteractionState waitingAfter(RoutingEvent event) {
        if (event instanceof RoutingEvent.WaitBegan e) {
            // Whoever hands an interaction over is not asked to take it back.
            Set<AgentId> left = e.stage() == WaitStage.TRANSFER && owner != null ? Set.of(owner.agent()) : Set.of();
            var begun = new Wait(e.stage(), e.action(), e.plan(), e.target(), e.since(), e.until(), left, null, null);
            return with(begun, generation, null);
        }
        if (event instanceof RoutingEvent.BecameUnmanaged e) {
            return with(null, generation, e.reason()).quiet(e.at());
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
        if (event instanceof RoutingEvent.WaitEnded e) {
            return with(null, generation, unmanaged).quiet(e.at());
        }
        return this;
    }

    private InteractionState ownedAfter(RoutingEvent event) {
        if (event instanceof RoutingEvent.Assigned e) {
            return with(null, generation, null)
                    .with(messages.seen())
                    .owned(new Ownership(e.agent(), e.queue(), false))
                    .quiet(e.at());
        }
        if (event instanceof RoutingEvent.OwnerReturned) {
            return with(null, generation, null).with(messages.seen());
        }
        if (event instanceof RoutingEvent.Unassigned) {
            return owned(null);
        }
        if (event instanceof RoutingEvent.TransferReturned) {
            return with(messages.unseen());
        }
        if (event instanceof RoutingEvent.TabOpened && owner != null) {
            return with(messages.seen()).owned(new Ownership(owner.agent(), owner.queue(), true));
        }
        if (event instanceof RoutingEvent.TabLeft && owner != null) {
            return owned(new Ownership(owner.agent(), owner.queue(), false));
        }
        if (event instanceof RoutingEvent.Closed e) {
            return closed(new Closure(e.at(), e.disposition()));
        }
        return this;
    }

    @Override
    public Columns columns(Instant now, Configured config) {
        return new Columns(
                waiting == null ? null : Lane.of(waiting.target()).text(),
                owner == null ? null : owner.agent().value(),
                isOpen() ? "open" : "closed",
                account.value(),
                null,
                waiting == null ? 0 : waiting.since().toEpochMilli(),
                due(now, config),
                null);
    }

    /** The next of its clocks. The end of a wait is looked at when the pass that stands still is done. */
    private @Nullable Instant due(Instant now, Configured config) {
        if (pass == null) {
            return waiting == null ? Quiet.closesAt(this, config) : waiting.due(now);
        }
        Instant offer = waiting == null ? null : waiting.offerDue(now);
        return offer != null && offer.isBefore(pass.until()) ? offer : pass.until();
    }

    private InteractionState with(Messages others) {
        return changed(to -> to.messages = others);
    }

    private InteractionState quiet(Instant since) {
        return changed(to -> to.quietSince = since);
    }

    private InteractionState with(@Nullable Wait other, long otherGeneration, @Nullable UnmanagedReason otherReason) {
        return changed(to -> {
            to.waiting = other;
            to.generation = otherGeneration;
            to.unmanaged = otherReason;
        });
    }

    private InteractionState passing(@Nullable PausedPass other, long otherGeneration) {
        return changed(to -> {
            to.pass = other;
            to.generation = otherGeneration;
        });
    }

    private InteractionState replied(Set<ActionId> others) {
        return changed(to -> to.replied = others);
    }

    private InteractionState tagged(Set<TagId> others) {
        return changed(to -> to.tags = others);
    }

    private InteractionState parked(List<MessageId> others) {
        return changed(to -> to.parked = others);
    }

    private InteractionState owned(@Nullable Ownership other) {
        return changed(to -> to.owner = other);
    }

    private InteractionState closed(Closure end) {
        return changed(to -> {
            to.waiting = null;
            to.unmanaged = null;
            to.parked = List.of();
            to.pass = null;
            to.closure = end;
        });
    }

    private InteractionState changed(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** The next state in the making. */
    private static final class Copy {
        private final InteractionState before;
        private Instant quietSince;
        private Messages messages;
        private Set<ActionId> replied;
        private Set<TagId> tags;
        private long generation;
        private @Nullable Wait waiting;
        private @Nullable UnmanagedReason unmanaged;
        private List<MessageId> parked;
        private @Nullable PausedPass pass;
        private @Nullable Ownership owner;
        private @Nullable Closure closure;

        Copy(InteractionState before) {
            this.before = before;
            this.quietSince = before.quietSince;
            this.messages = before.messages;
            this.replied = before.replied;
            this.tags = before.tags;
            this.generation = before.generation;
            this.waiting = before.waiting;
            this.unmanaged = before.unmanaged;
            this.parked = before.parked;
            this.pass = before.pass;
            this.owner = before.owner;
            this.closure = before.closure;
        }

        InteractionState done() {
            return new InteractionState(
                    before.id,
                    before.account,
                    before.contact,
                    before.openedAt,
                    quietSince,
                    messages,
                    replied,
                    tags,
                    generation,
                    waiting,
                    unmanaged,
                    parked,
                    pass,
                    owner,
                    closure);
        }
    }

    private static <T> Set<T> plus(Set<T> set, T one) {
        var more = new HashSet<>(set);
        more.add(one);
        return more;
    }

    private static <T> Set<T> minus(Set<T> set, T one) {
        var fewer = new HashSet<>(set);
        fewer.remove(one);
        return fewer;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    private static <T> List<T> minus(List<T> list, T one) {
        return list.stream().filter(other -> !other.equals(one)).toList();
    }
}
