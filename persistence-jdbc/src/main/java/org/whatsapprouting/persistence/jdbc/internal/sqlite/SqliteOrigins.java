package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.persistence.jdbc.internal.Nanos;
import org.whatsapprouting.persistence.jdbc.internal.OriginKey;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Sql;
import org.whatsapprouting.persistence.jdbc.internal.WriteTask;

/** What was seen, and what of it waits for its decision, inside a transaction. */
final class SqliteOrigins {
    private final Session session;
    private final SqliteNumber place;

    /** An origin that is known, and its answer. */
    private record Known(@Nullable String answer) {}

    SqliteOrigins(Session session) throws SQLException {
        this.session = session;
        this.place = new SqliteNumber(session, "place");
    }

    boolean append(Arrival arrival) throws SQLException {
        OriginKey key = OriginKey.of(arrival.key());
        if (session.update(Sql.TAKE_ORIGIN, key.scope(), key.id(), Nanos.of(arrival.at()), null) == 0) {
            return false;
        }
        session.update(
                Sql.ADD_PENDING,
                place.next(),
                key.scope(),
                key.id(),
                arrival.tenant().value(),
                arrival.contact(),
                arrival.document(),
                Nanos.of(arrival.at()));
        return true;
    }

    /** Makes the change's origin known, or takes its pending row; returns the answer if it was there before. */
    @Nullable
    Committed take(Change change) throws SQLException {
        OriginKey key = OriginKey.of(change);
        if (key == null) {
            return null;
        }
        boolean pending = change.origin() instanceof Origin.Pending;
        int taken = pending
                ? session.update(Sql.TAKE_PENDING, key.scope(), key.id())
                : session.update(Sql.TAKE_ORIGIN, key.scope(), key.id(), Nanos.of(change.at()), change.answer());
        if (taken == 0) {
            return duplicate(key);
        }
        if (pending) {
            session.update(Sql.ANSWER_ORIGIN, Nanos.of(change.at()), change.answer(), key.scope(), key.id());
        }
        return null;
    }

    /** Returns the answer if the change's origin is not as it should be; changes nothing. */
    @Nullable
    Committed repeated(Change change) throws SQLException {
        OriginKey key = OriginKey.of(change);
        if (key == null) {
            return null;
        }
        boolean fresh = change.origin() instanceof Origin.Pending
                ? session.first(Sql.FIND_PENDING, row -> row.getLong(1), key.scope(), key.id()) != null
                : known(key) == null;
        return fresh ? null : duplicate(key);
    }

    int forget(WriteTask.Forget forget) throws SQLException {
        return session.update(Sql.FORGET_ORIGINS, Nanos.of(forget.olderThan()), forget.max());
    }

    void saveNumbers() throws SQLException {
        place.save();
    }

    private Committed duplicate(OriginKey key) throws SQLException {
        Known known = known(key);
        return new Committed.Duplicate(known == null ? null : known.answer());
    }

    private @Nullable Known known(OriginKey key) throws SQLException {
        return session.first(Sql.FIND_ORIGIN, row -> new Known(row.getString(1)), key.scope(), key.id());
    }
}
