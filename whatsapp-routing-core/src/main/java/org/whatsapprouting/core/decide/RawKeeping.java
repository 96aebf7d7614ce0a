package org.whatsapprouting.core.decide;

import java.time.Duration;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;

/** Keeps what is authentic but cannot be used for a while, so that nothing acknowledged is lost and nothing grows for ever. */
final class RawKeeping {
    /** Long enough for somebody to look at it and to act; it may hold what customers wrote. */
    static final Duration KEPT = Duration.ofDays(30);

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
                new Columns(null, null, why, null, null, 0, draft.now().plus(KEPT), null));
        draft.happen(new RoutingEvent.RawKept(digest, why));
        return draft.decided(null);
    }

    /** Its time is over. */
    Decision over(RecordKey key) {
        if (!draft.has(key)) {
            return draft.needs();
        }
        RawNote note = draft.state(key, RawNote.class);
        if (note == null || draft.now().isBefore(note.at().plus(KEPT))) {
            return draft.refused(null, "kept anew or gone");
        }
        draft.delete(key);
        return draft.decided(null);
    }
}
