package org.whatsapprouting.core.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.PauseId;

/** What becomes of closing an interaction. */
public sealed interface CloseOutcome {

    /** It is closed. */
    record Closed() implements CloseOutcome {}

    /** It was closed before; nothing changed. */
    record AlreadyClosed() implements CloseOutcome {}

    /**
     * The disposition does not apply to this interaction (mission G-27).
     *
     * @param usable those that do
     */
    record UnknownDisposition(List<DispositionPath> usable) implements CloseOutcome {
        /** Copies the list. */
        public UnknownDisposition {
            usable = List.copyOf(usable);
        }
    }

    /**
     * A disposition must be chosen first; the agent is in the pause until he has (mission S-05).
     *
     * @param pause the pause he is in
     * @param usable the dispositions that apply
     */
    record DispositionRequired(PauseId pause, List<DispositionPath> usable) implements CloseOutcome {
        /** Copies the list. */
        public DispositionRequired {
            usable = List.copyOf(usable);
        }
    }

    /** It is being handed to somebody else; wait for the answer. */
    record InTransfer() implements CloseOutcome {}

    /**
     * Only the owner closes.
     *
     * @param owner who owns it, or null
     */
    record NotOwner(@Nullable AgentId owner) implements CloseOutcome {}

    /** There is no such interaction or agent. */
    record NotFound() implements CloseOutcome {}
}
