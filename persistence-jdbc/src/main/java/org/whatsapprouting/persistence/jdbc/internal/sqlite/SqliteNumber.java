package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.sql.SQLException;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Sql;

/**
 * A number that only rises: counted in memory by the one writer, saved once in each transaction that used it. What a
 * transaction that was rolled back has used is a gap.
 */
final class SqliteNumber {
    private final Session session;
    private final String name;
    private long last;
    private boolean used;

    SqliteNumber(Session session, String name) throws SQLException {
        this.session = session;
        this.name = name;
        Long saved = session.first(Sql.READ_NUMBER, row -> row.getLong(1), name);
        this.last = saved == null ? 0 : saved;
    }

    long next() {
        used = true;
        return ++last;
    }

    void save() throws SQLException {
        if (used) {
            session.update(Sql.WRITE_NUMBER, last, name);
            used = false;
        }
    }
}
