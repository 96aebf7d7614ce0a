package org.whatsapprouting.api.store;

import org.whatsapprouting.api.model.CommandId;

/** Where a change comes from, which is how the store tells a repetition. */
public sealed interface Origin {

    /**
     * An inbound event that arrives with its decision. Its key must be new.
     *
     * @param key the key
     */
    record Inbound(InboxKey key) implements Origin {}

    /**
     * An inbound event that was appended before. Its row must still be pending, and the commit takes it away.
     *
     * @param key the key it was appended under
     */
    record Pending(InboxKey key) implements Origin {}

    /**
     * A command of the host. Its id must be new.
     *
     * @param id the id
     */
    record Command(CommandId id) implements Origin {}

    /** The engine itself; repeating does no harm, because the versions decide. */
    record Engine() implements Origin {}
}
