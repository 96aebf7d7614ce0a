package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.store.RecordKey;

/** The one way in: everything that can happen to the engine. */
public sealed interface Command {

    /** A provider told us something about this account. */
    record Receive(AccountId account, InboundEvent event) implements Command {}

    /** Something authentic cannot be used; keep it as it came. */
    record KeepRaw(String digest, String why, String raw) implements Command {}

    /** An agent logs in. */
    record LogIn(AgentId agent) implements Command {}

    /** An agent logs out. */
    record LogOut(AgentId agent) implements Command {}

    /** An agent pauses. */
    record TakePause(AgentId agent, PauseId pause) implements Command {}

    /** An agent ends his pause. */
    record Resume(AgentId agent) implements Command {}

    /** An agent accepts an offer. */
    record Accept(OfferId offer) implements Command {}

    /** An agent rejects an offer. */
    record Reject(OfferId offer) implements Command {}

    /** An agent writes to the customer. */
    record Reply(AgentId agent, InteractionId interaction, Content content) implements Command {}

    /** An agent writes first, to a number. */
    record Begin(AgentId agent, AccountId account, String phone, Content.Template template) implements Command {}

    /** An agent writes first, to a contact. */
    record BeginAgain(AgentId agent, ContactId contact, Content.Template template) implements Command {}

    /** An agent closes his interaction. */
    record Close(
            AgentId agent,
            InteractionId interaction,
            @Nullable DispositionPath disposition) implements Command {}

    /** An agent writes a template now and a reply that leaves when the customer answers. */
    record ReplyLater(AgentId agent, InteractionId interaction, Content.Template now, Content later)
            implements Command {}

    /** An agent hands his interaction to an agent or a queue. */
    record Transfer(AgentId agent, InteractionId interaction, WaitTarget target) implements Command {}

    /** An agent takes an interaction that nobody owns. */
    record TakeOver(AgentId agent, InteractionId interaction) implements Command {}

    /** A supervisor gives an interaction to an agent, whoever owns it. */
    record Assign(String supervisor, InteractionId interaction, AgentId agent) implements Command {}

    /** A supervisor takes an interaction from its owner; its plan runs again. */
    record Unassign(String supervisor, InteractionId interaction) implements Command {}

    /** A supervisor closes an interaction, whoever owns it, with a disposition or without. */
    record CloseFor(
            String supervisor,
            InteractionId interaction,
            @Nullable DispositionPath disposition) implements Command {}

    /** A supervisor closes many interactions, one after the other. */
    record CloseAll(
            String supervisor,
            List<InteractionId> interactions,
            @Nullable DispositionPath disposition) implements Command {
        /** Copies the list. */
        public CloseAll {
            interactions = List.copyOf(interactions);
        }
    }

    /** The owner has the interaction before him, or put it aside. */
    record Tab(AgentId agent, InteractionId interaction, boolean open) implements Command {}

    /** An agent of the account marks an interaction as read or unread. */
    record MarkRead(AgentId agent, InteractionId interaction, boolean read) implements Command {}

    /** An agent of the account adds and takes away tags. */
    record ChangeTags(AgentId agent, InteractionId interaction, Set<TagId> add, Set<TagId> remove) implements Command {
        /** Copies the sets. */
        public ChangeTags {
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
        }
    }

    /** The time of a record has come. */
    record Due(RecordKey key) implements Command {}

    /** The provider's answer to an attempt to send is known. */
    record SendReported(MessageId message, int attempt, SendOutcome outcome) implements Command {}

    /** An attempt ends before the provider is called, because its number has too much to send; it is due again then. */
    record PutOff(MessageId message, int attempt, Instant until) implements Command {}

    /**
     * The host's contact manager answered.
     *
     * @param interaction whose pass waits for it
     * @param run the fence of the question
     * @param card what it knows, or null for nothing
     * @param result {@code found}, {@code unknown}, or why there is no answer
     */
    record ContactAnswered(
            InteractionId interaction, long run, @Nullable ContactCard card, String result) implements Command {
        /** The customer is known. */
        public static final String FOUND = "found";
        /** The customer is not known. */
        public static final String UNKNOWN = "unknown";
    }

    /** The host gives a contact another name, or takes it back. */
    record RenameContact(ContactId contact, @Nullable String name) implements Command {}

    /** A System command answered. */
    record SystemAnswered(InteractionId interaction, long run, SystemResult result) implements Command {}

    /**
     * The host saves a checked configuration; accounts without a token get theirs from the fresh ones.
     *
     * @param basedOn the number of the configuration it was made from, or null for any
     * @param drain whether accounts and queues that are in use and not wanted any more are drained, or the save refused
     */
    record SaveConfiguration(
            Tenant tenant, ProxyTokens fresh, @Nullable Long basedOn, boolean drain) implements Command {}
}
