package org.whatsapprouting.core.shell;

import java.time.Instant;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.decide.Effect;

/** Where the consequences of a commit go. Called by the processor after the commit, never inside it; must not block. */
interface Outcomes {

    /** Something happened. */
    void happened(HistoryEntry entry);

    /** Something is to be done in the world. */
    void act(TenantId tenant, Effect effect);

    /** A record is to be looked at. */
    void due(RecordKey key, Instant at);
}
