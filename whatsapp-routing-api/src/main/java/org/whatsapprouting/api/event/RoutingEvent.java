package org.whatsapprouting.api.event;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;

/**
 * Something that happened. All state of the engine is made from these events and nothing else, so history and state
 * cannot disagree. They hold ids, codes and times; what customers wrote and who they are is kept apart, so that it can be
 * erased without touching history.
 *
 * <p>All kinds stand in this one file, long as it is: whoever reads a history has it open beside.
 *
 * <p>New kinds may be added in minor versions: handle the ones you know and pass over the rest.
 */
public sealed interface RoutingEvent {

    // ---- contact

    /** A customer wrote to an account for the first time; he belongs to this list from then on (mission A-04). */
    record ContactCreated(ContactId contact, AccountId account, ContactListId list) implements RoutingEvent {}

    /** The host gave the contact another name, or took it back; the name itself is with the contact. */
    record ContactRenamed(ContactId contact) implements RoutingEvent {}

    /**
     * The host's contact manager was asked about a customer (mission A-05); what it knows is with the contact.
     *
     * @param contact whom
     * @param result {@code found}, {@code unknown}, or why there was no answer
     */
    record ContactLookedUp(ContactId contact, String result) implements RoutingEvent {}

    /**
     * The service window was opened or renewed (mission W-03, G-29).
     *
     * @param contact whose
     * @param lastInbound when the customer wrote, by the provider's clock
     * @param warnAt when to say that it is about to close, or null for never
     */
    record WindowRenewed(
            ContactId contact,
            Instant lastInbound,
            @Nullable Instant warnAt) implements RoutingEvent {}

    /** The customer goes by other identifiers from now on; the identifiers themselves are with the contact. */
    record IdentityChanged(ContactId contact) implements RoutingEvent {}

    // ---- interaction

    /** An interaction began. */
    record InteractionOpened(InteractionId interaction, ContactId contact, AccountId account, Instant at)
            implements RoutingEvent {}

    /**
     * A message of the customer joined the interaction.
     *
     * @param message which
     * @param contact whose
     * @param account at which account
     * @param kind the kind of its content
     * @param at when it was decided
     */
    record MessageReceived(MessageId message, ContactId contact, AccountId account, String kind, Instant at)
            implements RoutingEvent {}

    /** An automatic reply of this action was put in line; counts for {@code ONE_TIME} (mission AR-02). */
    record AutoReplied(InteractionId interaction, ActionId action) implements RoutingEvent {}

    /** An automatic reply of this action could not be sent, so it does not count (mission G-30). */
    record AutoReplyUndone(InteractionId interaction, ActionId action) implements RoutingEvent {}

    /** Tags were added. */
    record Tagged(InteractionId interaction, Set<TagId> tags) implements RoutingEvent {
        /** Copies the tags. */
        public Tagged {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * The pass of a message stands still until a System command, or the host's contact manager, has answered. A wait, if
     * there is one, stays as it is.
     *
     * @param interaction which
     * @param message the message whose pass it is
     * @param action the action that asks, or null for the contact manager, which is asked before the first one
     * @param plan the version of the plan the pass runs on
     * @param command the name of the command, or null for the contact manager
     * @param run the fence of this run
     * @param until when the pass goes on without an answer
     * @param steps how many steps the pass has taken so far
     */
    record PassPaused(
            InteractionId interaction,
            MessageId message,
            @Nullable ActionId action,
            PlanVersion plan,
            @Nullable String command,
            long run,
            Instant until,
            int steps)
            implements RoutingEvent {}

    /** A message came while the pass of an earlier one stands still; it gets its own afterwards. */
    record PassQueued(InteractionId interaction, MessageId message) implements RoutingEvent {}

    /**
     * The System command or the contact manager answered, or its time is over: the pass goes on.
     *
     * @param interaction which
     * @param run the fence of the run
     * @param exitCode the exit code, or null if it did not end by itself or was no command
     * @param failure the kind of failure, or null
     */
    record PassResumed(
            InteractionId interaction,
            long run,
            @Nullable Integer exitCode,
            @Nullable String failure) implements RoutingEvent {}

    /** The pass ended while it stood still, because somebody took or closed the interaction; its answer is dropped. */
    record PassDropped(InteractionId interaction, long run) implements RoutingEvent {}

    /**
     * The interaction waits for somebody.
     *
     * @param interaction which
     * @param stage what brought it there
     * @param action the action that holds it, or null unless the stage is {@link WaitStage#PLAN}
     * @param plan the version of the plan the pass ran on, or null unless the stage is {@link WaitStage#PLAN}
     * @param target whom it waits for
     * @param since the start of the wait, which is its place in line
     * @param until when the wait ends by itself, or null for never
     */
    record WaitBegan(
            InteractionId interaction,
            WaitStage stage,
            @Nullable ActionId action,
            @Nullable PlanVersion plan,
            WaitTarget target,
            Instant since,
            @Nullable Instant until)
            implements RoutingEvent {}

    /** The wait ended. */
    record WaitEnded(InteractionId interaction, WaitEnd why, Instant at) implements RoutingEvent {}

    /**
     * An offer was made: to one agent, or to all available members of a queue at once.
     *
     * @param interaction which
     * @param generation the fence of the offer, see {@link org.whatsapprouting.api.model.OfferId}
     * @param queue the queue that offers, or null for an offer to one agent by an action
     * @param agent whom it is made to, or null for all available members
     * @param reserves whether it holds one of the agent's slots while it stands; an owner's own slot is held already
     * @param deadline when it ends by itself
     */
    record OfferMade(
            InteractionId interaction,
            long generation,
            @Nullable QueueId queue,
            @Nullable AgentId agent,
            boolean reserves,
            Instant deadline)
            implements RoutingEvent {}

    /** One of several agents an offer was made to rejected it; for the others it stands. */
    record OfferRejected(InteractionId interaction, long generation, AgentId agent) implements RoutingEvent {}

    /**
     * An offer ended for everybody it was made to.
     *
     * @param interaction which
     * @param generation the fence of the offer
     * @param agent whom it was made to, or null for all available members
     * @param why why it ended
     * @param again when the interaction may be offered again, or null for at once or never
     */
    record OfferEnded(
            InteractionId interaction,
            long generation,
            @Nullable AgentId agent,
            OfferEnd why,
            @Nullable Instant again) implements RoutingEvent {}

    /**
     * An agent owns the interaction from now on.
     *
     * @param interaction which
     * @param agent who
     * @param queue the queue he accepted it from, or null
     * @param from who owned it before, or null
     * @param at when
     */
    record Assigned(
            InteractionId interaction,
            AgentId agent,
            @Nullable QueueId queue,
            @Nullable AgentId from,
            Instant at) implements RoutingEvent {}

    /** The owner took care of it again after he was asked, or before somebody else did. */
    record OwnerReturned(InteractionId interaction, AgentId agent) implements RoutingEvent {}

    /** Nobody owns the interaction any more. */
    record Unassigned(InteractionId interaction, AgentId from) implements RoutingEvent {}

    /**
     * The owner hands the interaction to somebody else; until it is accepted it stays his (mission G-25).
     *
     * @param interaction which
     * @param from who hands it over
     * @param target to whom
     */
    record TransferStarted(InteractionId interaction, AgentId from, WaitTarget target) implements RoutingEvent {}

    /** Nobody accepted the transfer: the interaction stays with its owner, unread (mission S-02, G-24). */
    record TransferReturned(InteractionId interaction, AgentId to) implements RoutingEvent {}

    /** The owner has the interaction before him, as the host says. */
    record TabOpened(InteractionId interaction, AgentId agent) implements RoutingEvent {}

    /** The owner put the interaction aside, as the host says. */
    record TabLeft(InteractionId interaction, AgentId agent) implements RoutingEvent {}

    /** The interaction was marked as read or unread by hand (mission S-09, M-02). */
    record MarkedRead(InteractionId interaction, boolean read) implements RoutingEvent {}

    /** Tags were taken away. */
    record Untagged(InteractionId interaction, Set<TagId> tags) implements RoutingEvent {
        /** Copies the tags. */
        public Untagged {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * The service window of an open interaction is about to close.
     *
     * @param interaction which
     * @param contact whose window
     * @param closesAt when it closes for us
     */
    record WindowClosing(InteractionId interaction, ContactId contact, Instant closesAt) implements RoutingEvent {}

    /** A reply waits until the customer writes and so opens the service window. */
    record ReplyParked(MessageId message, ContactId contact, AccountId account, String kind, AgentId agent, Instant at)
            implements RoutingEvent {}

    /** Nobody will be offered the interaction until the customer writes again or an agent takes it. */
    record BecameUnmanaged(InteractionId interaction, UnmanagedReason reason, Instant at) implements RoutingEvent {}

    /**
     * The interaction ended. The customer's next message begins a new one (mission F-11).
     *
     * @param interaction which
     * @param contact whose
     * @param owner the agent who owned it, or null
     * @param disposition the disposition, or null for none
     * @param at when
     */
    record Closed(
            InteractionId interaction,
            ContactId contact,
            @Nullable AgentId owner,
            @Nullable DispositionPath disposition,
            Instant at)
            implements RoutingEvent {}

    // ---- outbound messages

    /**
     * A message to the customer was put in line.
     *
     * @param message which
     * @param contact to whom
     * @param account from which account
     * @param kind the kind of its content
     * @param agent the agent who wrote it, or null
     * @param action the action that made it, or null
     * @param at when
     */
    record MessageQueued(
            MessageId message,
            ContactId contact,
            AccountId account,
            String kind,
            @Nullable AgentId agent,
            @Nullable ActionId action,
            Instant at)
            implements RoutingEvent {}

    /** A parked reply was put in line. */
    record ReplyReleased(MessageId message, ContactId contact) implements RoutingEvent {}

    /** All messages before it are settled; its turn is at {@code at}. */
    record SendReady(MessageId message, Instant at) implements RoutingEvent {}

    /** The message is being given to the provider; if nobody reports by {@code until} its outcome is unknown. */
    record SendStarted(MessageId message, ContactId contact, int attempt, Instant until) implements RoutingEvent {}

    /**
     * The provider took the message.
     *
     * @param message which
     * @param contact to whom
     * @param reference the digest of the provider's id of it
     */
    record SendAccepted(MessageId message, ContactId contact, String reference) implements RoutingEvent {}

    /** The provider did not take the message yet; it is tried again at {@code again}. */
    record SendDeferred(MessageId message, ContactId contact, Instant again, String code) implements RoutingEvent {}

    /** Its number has too much to send, so the provider was not asked; its turn comes again at {@code again}. */
    record SendPutOff(MessageId message, ContactId contact, Instant again) implements RoutingEvent {}

    /**
     * An attempt counted towards what the account may send to one customer.
     *
     * @param contact to whom
     * @param next from when on another message may leave for him; often in the past
     */
    record SendCounted(ContactId contact, Instant next) implements RoutingEvent {}

    /** The message will not be sent. */
    record SendRefused(MessageId message, ContactId contact, RejectReason reason, String code)
            implements RoutingEvent {}

    /** Nobody knows whether the provider took it; it blocks the line until {@code until} at the latest. */
    record SendUnconfirmed(MessageId message, ContactId contact, Instant until, String code) implements RoutingEvent {}

    /** The message left the line unconfirmed; a person decides what to do. */
    record SendHeld(MessageId message, ContactId contact) implements RoutingEvent {}

    /**
     * The provider reported how far a message has come.
     *
     * @param message which
     * @param contact to whom
     * @param status what was reported
     * @param applied whether it changed the message; statuses never go backwards (mission G-31)
     */
    record StatusReported(MessageId message, ContactId contact, DeliveryStatus status, boolean applied)
            implements RoutingEvent {}

    // ---- agents

    /** An agent logged in and is available. */
    record LoggedIn(AgentId agent) implements RoutingEvent {}

    /** An agent logged out. */
    record LoggedOut(AgentId agent) implements RoutingEvent {}

    /** An agent paused. */
    record Paused(AgentId agent, PauseId pause) implements RoutingEvent {}

    /** An agent ended his pause and is available. */
    record Resumed(AgentId agent) implements RoutingEvent {}

    /**
     * An agent must choose a disposition for an interaction and is in a pause until he has (mission S-05, G-26).
     *
     * @param agent who
     * @param interaction for which interaction
     * @param pause the pause
     */
    record DispositionOwed(AgentId agent, InteractionId interaction, PauseId pause) implements RoutingEvent {}

    /** An owed disposition is settled; after the last one the agent is again what he was before the first. */
    record DispositionSettled(AgentId agent, InteractionId interaction) implements RoutingEvent {}

    // ---- jobs

    /**
     * A job on many interactions began.
     *
     * @param job which
     * @param total how many, or 0 if nobody knows beforehand
     */
    record JobStarted(JobId job, int total) implements RoutingEvent {}

    /**
     * A job came to its end.
     *
     * @param job which
     * @param done how many interactions it changed
     * @param skipped how many needed no change or were not found
     */
    record JobFinished(JobId job, int done, int skipped) implements RoutingEvent {}

    // ---- configuration and what could not be used

    /**
     * The agent whom a queue asked last is not its member any more; it goes on after the one before him (mission G-18).
     *
     * @param queue which
     * @param to after whom it goes on, or null to begin with the first
     */
    record QueueMemoryMoved(QueueId queue, @Nullable AgentId to) implements RoutingEvent {}

    /** The tenant's configuration changed. */
    record ConfigurationSaved(long number) implements RoutingEvent {}

    /**
     * Something authentic could not be used and is kept as it came.
     *
     * @param record where it is kept
     * @param why the class of the reason, for example {@code unroutable}
     */
    record RawKept(String record, String why) implements RoutingEvent {}
}
