package org.whatsapprouting.core.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;

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
     * Only the owner closes.
     *
     * @param owner who owns it, or null
     */
    record NotOwner(@Nullable AgentId owner) implements CloseOutcome {}

    /** There is no such interaction or agent. */
    record NotFound() implements CloseOutcome {}
}
