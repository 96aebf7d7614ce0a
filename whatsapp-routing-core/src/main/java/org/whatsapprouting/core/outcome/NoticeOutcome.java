package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;

/** What becomes of showing a customer something that is no message: that he was read, that somebody is writing. */
public sealed interface NoticeOutcome permits NoticeOutcome.Refused, NoticeOutcome.Shown, ServiceRefusal {

    /** The provider took it. Whether the customer's app shows it is his choice. */
    record Shown() implements NoticeOutcome {}

    /** The interaction as it is now does not allow it. */
    sealed interface Refused extends NoticeOutcome {}

    /**
     * Only who may write is shown as writing.
     *
     * @param owner who owns it, or null
     */
    record NotOwner(@Nullable AgentId owner) implements Refused {}

    /** It is being handed to somebody else, so nobody writes until that is settled (mission G-25). */
    record InTransfer() implements Refused {}

    /** The interaction is closed. */
    record Closed() implements Refused {}

    /** The customer has written nothing that could be meant, or it was erased. */
    record NothingReceived() implements Refused {}
}
