package org.whatsapprouting.core.decide;

import java.util.Map;
import java.util.TreeMap;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKey;

/** Makes all states anew from the events of the history and nothing else. */
public final class Fold {
    private final Subjects subjects;
    private final Map<RecordKey, State> states = new TreeMap<>();

    /** Begins with no state at all. */
    public Fold(TenantId tenant) {
        subjects = new Subjects(new Keys(tenant));
    }

    /** Lets the next event happen. */
    public void add(RoutingEvent event) {
        for (RecordKey key : subjects.of(event)) {
            State before = states.get(key);
            states.put(key, before == null ? Beginnings.of(key, event) : before.after(event));
        }
    }

    /** What became of everything. */
    public Map<RecordKey, State> states() {
        return states;
    }
}
