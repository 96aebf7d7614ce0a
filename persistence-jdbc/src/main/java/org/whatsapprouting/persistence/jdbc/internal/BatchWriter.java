package org.whatsapprouting.persistence.jdbc.internal;

import java.util.List;
import org.whatsapprouting.api.store.StoreException;

/** Writes groups of calls, as the dialect does it best. Used by one thread. */
public interface BatchWriter extends StoreThreads.Resource {

    /**
     * Writes calls in order, as one group, and sets the answer or failure of each. What is answered is durable when this
     * returns.
     *
     * @throws StoreException if none of them can be answered
     */
    void write(List<WriteTask<?>> group);

    /** Does what is better done between groups, when nobody waits. Must not fail. */
    void rest();
}
