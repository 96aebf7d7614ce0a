package org.whatsapprouting.api.event;

import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;

/** What an interaction waits for. */
public sealed interface WaitTarget {

    /** Any agent of a queue. */
    record OfQueue(QueueId queue) implements WaitTarget {}

    /** One agent. */
    record OfAgent(AgentId agent) implements WaitTarget {}
}
