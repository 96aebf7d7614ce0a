package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.store.Columns;

/** The state of an aggregate or message. It changes by events and by nothing else. */
public sealed interface State permits AgentState, ContactState, InteractionState, MessageState, QueueState {

    /** Returns the state after an event; the same state if the event does not concern it. */
    State after(RoutingEvent event);

    /**
     * Returns what the record of this state can be found by.
     *
     * @param now the time of the decision; a moment that has passed is not due again
     * @param config the configuration of the decision; it says when some things are due
     */
    Columns columns(Instant now, Configured config);
}
