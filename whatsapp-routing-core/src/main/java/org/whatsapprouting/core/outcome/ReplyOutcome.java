package org.whatsapprouting.core.outcome;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.TemplateRef;

/** What becomes of an agent's message to the customer. */
public sealed interface ReplyOutcome {

    /** It is durably in line. What the provider makes of it comes as events. */
    record Queued(MessageId message) implements ReplyOutcome {}

    /**
     * Free text may not leave now; nothing was kept (mission G-29, W-03).
     *
     * @param closedAt when the service window closed, or null if it was never open
     * @param usable the templates that may be sent instead
     */
    record ServiceWindowClosed(@Nullable Instant closedAt, List<TemplateRef> usable) implements ReplyOutcome {
        /** Copies the list. */
        public ServiceWindowClosed {
            usable = List.copyOf(usable);
        }
    }

    /**
     * The provider of the account cannot send this kind of content.
     *
     * @param capability the capability that is missing
     */
    record NotSupported(String capability) implements ReplyOutcome {}

    /** It is being handed to somebody else, so nobody writes until that is settled (mission G-25). */
    record InTransfer() implements ReplyOutcome {}

    /**
     * Only the owner writes.
     *
     * @param owner who owns it, or null
     */
    record NotOwner(@Nullable AgentId owner) implements ReplyOutcome {}

    /** The interaction is closed (mission G-33). */
    record Closed() implements ReplyOutcome {}

    /** There is no such interaction or agent. */
    record NotFound() implements ReplyOutcome {}
}
