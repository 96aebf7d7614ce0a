package org.whatsapprouting.core.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.decide.View;

/** Records as they were at one moment, for answering questions. Immutable. */
public final class Reading implements View {
    private final Map<RecordKey, Seen> seen = new HashMap<>();
    private final Map<Range, List<Seen>> found = new HashMap<>();

    private Reading() {}

    static Reading of(Loaded loaded, Set<RecordKey> keys, List<Range> ranges, Records records) {
        var reading = new Reading();
        for (RecordKey key : keys) {
            StoredRecord stored = loaded.records().get(key);
            reading.seen.put(key, stored == null ? Seen.absent(key) : records.decode(stored));
        }
        for (int i = 0; i < ranges.size(); i++) {
            var answers = new ArrayList<Seen>();
            loaded.ranges().get(i).forEach(stored -> answers.add(records.decode(stored)));
            reading.found.put(ranges.get(i), List.copyOf(answers));
        }
        return reading;
    }

    @Override
    public @Nullable Seen see(RecordKey key) {
        return seen.get(key);
    }

    @Override
    public @Nullable List<Seen> see(Range range) {
        return found.get(range);
    }

    /** Returns the state of a record, or null if it does not exist. */
    public <T> @Nullable T state(RecordKey key, Class<T> type) {
        Seen record = seen.get(key);
        return record == null || record.state() == null ? null : type.cast(record.state());
    }
}
