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

    /** The host application: an administrator or supervisor. */
    record Host() implements Actor {}

    /** The engine itself: a plan, a queue, a clock. */
    record Engine() implements Actor {}
}
