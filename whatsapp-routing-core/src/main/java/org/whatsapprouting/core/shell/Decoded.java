package org.whatsapprouting.core.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.decide.Seen;

/**
 * What was decoded lately, so that a record that did not change is not decoded again: dispatching looks at every member of
 * a queue, and few of them changed since the last look. The store is still asked for the record; a version names one
 * document for ever, so equal versions are equal records. Messages are not kept: they are large and looked at seldom.
 * Confined to the processor.
 */
final class Decoded {
    private static final int MOST = 4_096;
    private static final Set<RecordKind> KEPT =
            Set.of(RecordKind.AGENT, RecordKind.QUEUE, RecordKind.CONTACT, RecordKind.INTERACTION);

    private final Records records;
    private final Map<RecordKey, Seen> lately = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordKey, Seen> eldest) {
            return size() > MOST;
        }
    };

    Decoded(Records records) {
        this.records = records;
    }

    Seen of(StoredRecord stored) {
        if (!KEPT.contains(stored.key().kind())) {
            return records.decode(stored);
        }
        Seen known = lately.get(stored.key());
        if (known != null && known.version().equals(stored.version())) {
            return known;
        }
        Seen decoded = records.decode(stored);
        lately.put(stored.key(), decoded);
        return decoded;
    }
}
