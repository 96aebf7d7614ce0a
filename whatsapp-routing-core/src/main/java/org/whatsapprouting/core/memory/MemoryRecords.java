package org.whatsapprouting.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/**
 * The records and what they are found by: a record stands on the shelf of its kind and on one for each column it has. Not
 * thread-safe.
 */
final class MemoryRecords {
    private final Map<RecordKey, StoredRecord> byKey = new HashMap<>();
    private final Map<Shelf.Name, Shelf> shelves = new HashMap<>();
    /** What is due, by kind: who asks for one kind does not wade through the others. */
    private final Map<RecordKind, TreeSet<Due>> due = new EnumMap<>(RecordKind.class);

    MemoryRecords() {
        for (RecordKind kind : RecordKind.values()) {
            due.put(kind, new TreeSet<>());
        }
    }

    private record Due(Instant at, RecordKey key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    @Nullable
    StoredRecord find(RecordKey key) {
        return byKey.get(key);
    }

    Version versionOf(RecordKey key) {
        StoredRecord present = byKey.get(key);
        return present == null ? Version.ABSENT : present.version();
    }

    void apply(Write write) {
        StoredRecord present = byKey.get(write.key());
        String content = present == null ? null : present.content();
        if (write instanceof Write.Put put) {
            String next = put.content() == null ? content : put.content();
            place(present, new StoredRecord(put.key(), put.next(), put.document(), next, put.columns()));
        } else if (write instanceof Write.Upsert upsert) {
            place(present, new StoredRecord(upsert.key(), upsert.next(), upsert.document(), content, upsert.columns()));
        } else if (present != null) {
            remove(present);
        }
    }

    /** Puts a record where the one before it stood; where it stands in the same places nothing has to move. */
    private void place(@Nullable StoredRecord present, StoredRecord next) {
        if (present != null && present.columns().equals(next.columns())) {
            byKey.put(next.key(), next);
            for (Shelf.Name name : shelvesOf(next)) {
                Objects.requireNonNull(shelves.get(name)).add(next);
            }
            return;
        }
        if (present != null) {
            remove(present);
        }
        add(next);
    }

    List<StoredRecord> find(TenantId tenant, Range range) {
        Shelf smallest = shelves.get(new Shelf.Name(tenant, range.kind(), null, null));
        for (Map.Entry<Range.Column, String> wanted : range.equal().entrySet()) {
            Shelf shelf = shelves.get(new Shelf.Name(tenant, range.kind(), wanted.getKey(), wanted.getValue()));
            if (shelf == null) {
                return List.of();
            }
            if (smallest != null && shelf.size() <= smallest.size()) {
                smallest = shelf;
            }
        }
        return smallest == null
                ? List.of()
                : smallest.read(range)
                        .filter(found -> answers(range, found))
                        .limit(range.limit())
                        .toList();
    }

    DueRecords due(Instant upTo, Set<RecordKind> kinds, int max) {
        List<Due> first = new ArrayList<>();
        for (RecordKind kind : kinds) {
            int found = 0;
            for (Due next : due(kind)) {
                first.add(next);
                // One more than is asked for says when something is due next.
                if (++found > max || next.at().isAfter(upTo)) {
                    break;
                }
            }
        }
        Collections.sort(first);
        List<RecordKey> keys = new ArrayList<>();
        for (Due next : first) {
            if (keys.size() == max || next.at().isAfter(upTo)) {
                return new DueRecords(keys, next.at());
            }
            keys.add(next.key());
        }
        return new DueRecords(keys, null);
    }

    private TreeSet<Due> due(RecordKind kind) {
        return Objects.requireNonNull(due.get(kind));
    }

    private void add(StoredRecord added) {
        byKey.put(added.key(), added);
        for (Shelf.Name name : shelvesOf(added)) {
            shelves.computeIfAbsent(name, Shelf::of).add(added);
        }
        Instant at = added.columns().due();
        if (at != null) {
            due(added.key().kind()).add(new Due(at, added.key()));
        }
    }

    private void remove(StoredRecord removed) {
        byKey.remove(removed.key());
        for (Shelf.Name name : shelvesOf(removed)) {
            shelves.computeIfPresent(name, (any, shelf) -> {
                shelf.remove(removed);
                return shelf.size() == 0 ? null : shelf;
            });
        }
        Instant at = removed.columns().due();
        if (at != null) {
            due(removed.key().kind()).remove(new Due(at, removed.key()));
        }
    }

    private static List<Shelf.Name> shelvesOf(StoredRecord found) {
        List<Shelf.Name> names = new ArrayList<>();
        RecordKey key = found.key();
        names.add(new Shelf.Name(key.tenant(), key.kind(), null, null));
        for (Range.Column column : Range.Column.values()) {
            String value = value(found.columns(), column);
            if (value != null) {
                names.add(new Shelf.Name(key.tenant(), key.kind(), column, value));
            }
        }
        return names;
    }

    private static boolean answers(Range range, StoredRecord found) {
        String prefix = range.idPrefix();
        return (prefix == null || found.key().id().startsWith(prefix))
                && range.equal().entrySet().stream()
                        .allMatch(wanted -> Objects.equals(value(found.columns(), wanted.getKey()), wanted.getValue()));
    }

    private static @Nullable String value(Columns columns, Range.Column column) {
        return switch (column) {
            case LANE -> columns.lane();
            case OWNER -> columns.owner();
            case STATUS -> columns.status();
            case ACCOUNT -> columns.account();
            case REFERENCE -> columns.reference();
        };
    }
}
