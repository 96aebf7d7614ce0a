package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;

/** What becomes of an agent's writing first (mission L-10). */
public sealed interface BeginOutcome {

    /**
     * The interaction is open and the agent's; the template is durably in line. What the provider makes of it comes as
     * events.
     */
    record Begun(InteractionId interaction, MessageId message) implements BeginOutcome {}

    /**
     * The customer has an open interaction; go on there.
     *
     * @param owner who owns it, or null for nobody
     */
    record AlreadyOpen(InteractionId interaction, @Nullable AgentId owner) implements BeginOutcome {}

    /** The account's provider cannot send templates (mission P-01). */
    record NotSupported() implements BeginOutcome {}

    /** The agent has no free slot (mission G-22). */
    record AtCapacity() implements BeginOutcome {}

    /** The agent does not belong to the account (mission V-02). */
    record NotInAccount() implements BeginOutcome {}

    /** The agent is logged out. */
    record LoggedOut() implements BeginOutcome {}

    /** The account is switched off or being taken out of use. */
    record AccountOff() implements BeginOutcome {}

    /** The text is no phone number: 5 to 15 digits with international prefix, with a {@code +} or without. */
    record BadNumber() implements BeginOutcome {}

    /** There is no such agent, account or contact. */
    record NotFound() implements BeginOutcome {}
}
