package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;

/** Keeps what is authentic but cannot be used, so that nothing acknowledged is lost. */
final class RawKeeping {
    private final Draft draft;

    RawKeeping(Draft draft) {
        this.draft = draft;
    }

    Decision keep(String digest, String why, String raw) {
        RecordKey key = draft.keys().raw(digest);
        if (!draft.has(key)) {
            return draft.needs();
        }
        draft.put(
                key,
                new RawNote(why, draft.now()),
                new RawNote.Raw(raw),
                new Columns(null, null, why, null, null, 0, null, null));
        draft.happen(new RoutingEvent.RawKept(digest, why));
        return draft.decided(null);
    }
}
