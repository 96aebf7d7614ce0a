package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.store.Columns;

/**
 * The memory of a queue, and nothing else: who waits is in the interactions.
 *
 * @param id which queue
 * @param lastOffered the agent offered to last, or null (mission G-17)
 * @param offers for each agent the running number of the last offer to him (mission Q-04)
 * @param count how many offers were made to single agents
 */
public record QueueState(QueueId id, @Nullable AgentId lastOffered, Map<AgentId, Long> offers, long count)
        implements State {
    /** Copies the map. */
    public QueueState {
        offers = Map.copyOf(offers);
    }

    /** The memory of a queue that never offered anything. */
    static QueueState initial(QueueId id) {
        return new QueueState(id, null, Map.of(), 0);
    }

    @Override
    public QueueState after(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfferMade e && id.equals(e.queue()) && e.agent() != null) {
            var more = new HashMap<>(offers);
            more.put(e.agent(), count + 1);
            return new QueueState(id, e.agent(), more, count + 1);
        }
        if (event instanceof RoutingEvent.QueueMemoryMoved e) {
            return new QueueState(id, e.to(), offers, count);
        }
        return this;
    }

    @Override
    public Columns columns(Instant now, Configured config) {
        return Columns.NONE;
    }
}
