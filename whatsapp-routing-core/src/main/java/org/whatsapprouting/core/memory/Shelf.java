package org.whatsapprouting.core.memory;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;

/** Records that share a kind, or a kind and the value of a column; a lane in its order, all others by id. */
final class Shelf {
    private static final Comparator<Range.Cursor> BY_ID = Comparator.comparing(Range.Cursor::id, CodePoints::compare);
    private static final Comparator<Range.Cursor> BY_ORDER =
            Comparator.comparingLong(Range.Cursor::order).thenComparing(BY_ID);

    private final boolean byOrder;
    private final NavigableMap<Range.Cursor, StoredRecord> records;

    /** What a shelf holds: one value of one column, or with null for both the whole kind. */
    record Name(
            TenantId tenant,
            RecordKind kind,
            Range.@Nullable Column column,
            @Nullable String value) {}

    private Shelf(boolean byOrder) {
        this.byOrder = byOrder;
        records = new TreeMap<>(byOrder ? BY_ORDER : BY_ID);
    }

    static Shelf of(Name name) {
        return new Shelf(name.column() == Range.Column.LANE);
    }

    int size() {
        return records.size();
    }

    void add(StoredRecord added) {
        records.put(place(added), added);
    }

    void remove(StoredRecord removed) {
        records.remove(place(removed));
    }

    /** Returns the records from the range's cursor on, in the range's order; only prefix and cursor are looked at. */
    Stream<StoredRecord> read(Range range) {
        if (byOrder != (range.sort() == Range.Sort.BY_ORDER)) {
            Shelf sorted = new Shelf(!byOrder);
            records.values().forEach(sorted::add);
            return sorted.read(range);
        }
        NavigableMap<Range.Cursor, StoredRecord> part = byOrder ? records : startingWith(range.idPrefix());
        NavigableMap<Range.Cursor, StoredRecord> directed =
                range.sort() == Range.Sort.BY_ID_DESCENDING ? part.descendingMap() : part;
        Range.Cursor after = range.after();
        if (after == null) {
            return directed.values().stream();
        }
        if (part == records) {
            return directed.tailMap(after, false).values().stream();
        }
        Comparator<? super Range.Cursor> order = directed.comparator();
        return directed.entrySet().stream()
                .dropWhile(entry -> order.compare(entry.getKey(), after) <= 0)
                .map(NavigableMap.Entry::getValue);
    }

    private NavigableMap<Range.Cursor, StoredRecord> startingWith(@Nullable String prefix) {
        if (prefix == null || prefix.isEmpty()) {
            return records;
        }
        NavigableMap<Range.Cursor, StoredRecord> from = records.tailMap(new Range.Cursor(0, prefix), true);
        String end = CodePoints.behind(prefix);
        return end == null ? from : from.headMap(new Range.Cursor(0, end), false);
    }

    private static Range.Cursor place(StoredRecord found) {
        return new Range.Cursor(found.columns().order(), found.key().id());
    }
}
