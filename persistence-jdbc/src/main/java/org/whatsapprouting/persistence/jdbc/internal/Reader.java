package org.whatsapprouting.persistence.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;

/** Reads committed state, each answer of one moment. Used by one thread. */
public final class Reader implements StoreThreads.Resource {
    private final Session session;

    /** Takes the session over: it is closed with the reader. */
    public Reader(Session session) {
        this.session = session;
    }

    private record Due(Instant at, RecordKey key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    Loaded load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) throws SQLException {
        return session.inOneMoment(() -> {
            Map<RecordKey, StoredRecord> records = new HashMap<>();
            for (RecordKey key : keys) {
                StoredRecord found = key.tenant().equals(tenant) ? find(key) : null;
                if (found != null) {
                    records.put(key, found);
                }
            }
            List<List<StoredRecord>> answers = new ArrayList<>();
            for (Range range : ranges) {
                RangeQuery query = RangeQuery.of(tenant, range);
                answers.add(session.list(
                        query.text(),
                        Rows.records(tenant, range.kind()),
                        query.values().toArray()));
            }
            return new Loaded(records, answers);
        });
    }

    DueRecords due(Instant upTo, Set<RecordKind> kinds, int max) throws SQLException {
        return session.inOneMoment(() -> {
            PriorityQueue<Due> due = new PriorityQueue<>();
            PriorityQueue<Instant> next = new PriorityQueue<>();
            long now = Nanos.of(upTo);
            for (RecordKind kind : kinds) {
                due.addAll(session.list(
                        Sql.FIND_DUE,
                        row -> new Due(
                                Nanos.time(row.getLong(1)),
                                new RecordKey(new TenantId(row.getString(2)), kind, row.getString(3))),
                        kind.name(),
                        now,
                        max + 1));
                next.addAll(session.list(Sql.FIND_NEXT_DUE, row -> Nanos.time(row.getLong(1)), kind.name(), now));
            }
            List<RecordKey> keys = new ArrayList<>();
            while (keys.size() < max && !due.isEmpty()) {
                keys.add(due.remove().key());
            }
            return new DueRecords(
                    keys, due.isEmpty() ? next.peek() : due.remove().at());
        });
    }

    List<Pending> pending(int max) throws SQLException {
        return session.list(Sql.LIST_PENDING, Rows::pending, max);
    }

    List<HistoryRow> history(TenantId tenant, @Nullable String subject, long after, int max) throws SQLException {
        return subject == null
                ? session.list(Sql.READ_FEED, Rows::history, tenant.value(), after, max)
                : session.list(Sql.READ_SUBJECT, Rows::history, tenant.value(), subject, after, max);
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private @Nullable StoredRecord find(RecordKey key) throws SQLException {
        return session.first(
                Sql.FIND_RECORD,
                Rows.records(key.tenant(), key.kind()),
                key.tenant().value(),
                key.kind().name(),
                key.id());
    }
}
