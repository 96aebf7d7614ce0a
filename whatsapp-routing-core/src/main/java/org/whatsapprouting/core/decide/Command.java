package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.PauseId;
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

    /** An agent closes his interaction. */
    record Close(
            AgentId agent,
            InteractionId interaction,
            @Nullable DispositionPath disposition) implements Command {}

    /** The time of a record has come. */
    record Due(RecordKey key) implements Command {}

    /** The provider's answer to an attempt to send is known. */
    record SendReported(MessageId message, int attempt, SendOutcome outcome) implements Command {}

    /** The host saves a checked configuration. */
    record SaveConfiguration(Tenant tenant) implements Command {}
}
