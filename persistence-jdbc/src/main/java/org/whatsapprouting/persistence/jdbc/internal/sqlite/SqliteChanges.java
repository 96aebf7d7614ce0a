package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;
import org.whatsapprouting.persistence.jdbc.internal.Nanos;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Sql;
import org.whatsapprouting.persistence.jdbc.internal.WriteTask;

/**
 * Commits changes inside a transaction, statement by statement: in SQLite a statement is the call of a function, so there
 * is little to gain by gathering them. A change is compared whole before the first of it is written, hence a refused one
 * leaves nothing to undo. There is one writer, so the order of comparing does not matter.
 */
final class SqliteChanges {
    private final Session session;
    private final SqliteOrigins origins;
    private final SqliteNumber position;

    SqliteChanges(Session session, SqliteOrigins origins) throws SQLException {
        this.session = session;
        this.origins = origins;
        this.position = new SqliteNumber(session, "position");
    }

    /** A record as it is before a write: its row, if there is one. */
    private record Present(long row, Version version) {
        static final Present ABSENT = new Present(0, Version.ABSENT);
    }

    Committed commit(WriteTask.Candidate candidate) throws SQLException {
        Change change = candidate.change();
        if (candidate.flaw() != null) {
            Committed repeated = origins.repeated(change);
            return repeated != null ? repeated : failed(candidate.flaw());
        }
        Set<RecordKey> stale = new HashSet<>();
        for (Guard guard : change.guards()) {
            compare(guard.key(), guard.read(), stale);
        }
        List<Present> before = new ArrayList<>();
        for (Write write : change.writes()) {
            before.add(read(write, stale));
        }
        if (!stale.isEmpty()) {
            Committed repeated = origins.repeated(change);
            return repeated != null ? repeated : new Committed.Conflict(stale);
        }
        Committed repeated = origins.take(change);
        if (repeated != null) {
            return repeated;
        }
        for (int i = 0; i < before.size(); i++) {
            write(change.writes().get(i), before.get(i));
        }
        return new Committed.Done(addHistory(change));
    }

    static Committed.Failed failed(String why) {
        return new Committed.Failed("The change cannot be stored: " + why + ".");
    }

    void saveNumbers() throws SQLException {
        position.save();
    }

    private Present read(Write write, Set<RecordKey> stale) throws SQLException {
        if (write instanceof Write.Put put) {
            return compare(put.key(), put.read(), stale);
        }
        return write instanceof Write.Delete delete ? compare(delete.key(), delete.read(), stale) : Present.ABSENT;
    }

    private Present compare(RecordKey key, Version read, Set<RecordKey> stale) throws SQLException {
        Present found = session.first(
                Sql.FIND_VERSION,
                row -> new Present(row.getLong(1), new Version(row.getLong(2), row.getLong(3))),
                key.tenant().value(),
                key.kind().name(),
                key.id());
        Present present = found == null ? Present.ABSENT : found;
        if (!present.version().equals(read)) {
            stale.add(key);
        }
        return present;
    }

    private void write(Write write, Present before) throws SQLException {
        if (write instanceof Write.Put put) {
            if (before.equals(Present.ABSENT)) {
                insert(put);
            } else {
                update(put, before.row());
            }
        } else if (write instanceof Write.Upsert upsert) {
            upsert(upsert);
        } else {
            session.update(Sql.DELETE_RECORD, before.row());
        }
    }

    private void insert(Write.Put put) throws SQLException {
        List<@Nullable Object> values = key(put.key());
        next(values, put.next(), put.document());
        values.add(put.content());
        columns(values, put.columns());
        session.update(Sql.INSERT_RECORD, values.toArray());
    }

    private void update(Write.Put put, long row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        next(values, put.next(), put.document());
        values.add(put.content());
        columns(values, put.columns());
        values.add(row);
        session.update(Sql.UPDATE_RECORD, values.toArray());
    }

    private void upsert(Write.Upsert upsert) throws SQLException {
        List<@Nullable Object> values = key(upsert.key());
        next(values, upsert.next(), upsert.document());
        columns(values, upsert.columns());
        session.update(Sql.UPSERT_RECORD, values.toArray());
    }

    private static List<@Nullable Object> key(RecordKey key) {
        return new ArrayList<>(List.of(key.tenant().value(), key.kind().name(), key.id()));
    }

    private static void next(List<@Nullable Object> values, Version version, String document) {
        Collections.addAll(values, version.boot(), version.number(), document);
    }

    private static void columns(List<@Nullable Object> values, Columns columns) {
        Collections.addAll(
                values,
                columns.lane(),
                columns.owner(),
                columns.status(),
                columns.account(),
                columns.reference(),
                columns.order(),
                Nanos.orNull(columns.due()),
                columns.search());
    }

    private long addHistory(Change change) throws SQLException {
        Change.HistoryText text = change.history();
        if (text == null) {
            return 0;
        }
        long next = position.next();
        session.update(
                Sql.ADD_HISTORY, next, change.tenant().value(), text.subject(), Nanos.of(change.at()), text.document());
        return next;
    }
}
