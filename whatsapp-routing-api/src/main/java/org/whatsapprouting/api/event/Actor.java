package org.whatsapprouting.api.event;

import org.whatsapprouting.api.model.AgentId;

/** Who made something happen. */
public sealed interface Actor {

    /** A customer, by writing. */
    record Customer() implements Actor {}

    /** An agent. */
    record ByAgent(AgentId agent) implements Actor {}

    /** The provider, by reporting or answering. */
    record Provider() implements Actor {}

    /** The host application itself, for example when it saves a configuration. */
    record Host() implements Actor {}

    /**
     * A supervisor, through the host.
     *
     * @param name what the host knows him by: an id, not a customer's data
     */
    record Supervisor(String name) implements Actor {}

    /** The engine itself: a plan, a queue, a clock. */
    record Engine() implements Actor {}
}
