package org.whatsapprouting.core.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whatsapprouting.api.event.HistoryEntry;

/** What listeners heard, held against the feed: they hear of nothing that is not in it. */
final class Hearsay {
    private final Map<Long, HistoryEntry> entries = new HashMap<>();
    private final List<HistoryEntry> told = new ArrayList<>();

    void stands(HistoryEntry entry) {
        entries.put(entry.position(), entry);
    }

    void told(HistoryEntry entry) {
        told.add(entry);
    }

    void check() {
        for (HistoryEntry entry : told) {
            Violation.unless(
                    entry.equals(entries.get(entry.position())),
                    "told only after the commit",
                    "a listener heard %s",
                    entry);
        }
        told.clear();
    }
}
