package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.persistence.jdbc.internal.BatchWriter;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Statements;
import org.whatsapprouting.persistence.jdbc.internal.WriteTask;

/**
 * Writes a group as one transaction. A transaction that meets a poisonous change is rolled back and written again with a
 * savepoint around each change, so that only the poisonous one fails.
 */
final class SqliteWriter implements BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int PATIENCE_WITH_READERS_MILLIS = 100;

    private final SqliteFile file;
    private final Connection lock;
    private final Session session;
    private final SqliteGroup calls;
    private long truncateAt = SqliteFile.LARGE_LOG_BYTES;

    private SqliteWriter(SqliteFile file, Connection lock, Session session) throws SQLException {
        this.file = file;
        this.lock = lock;
        this.session = session;
        this.calls = new SqliteGroup(session);
    }

    static SqliteWriter open(SqliteFile file, Statements statements) throws SQLException {
        Connection lock = file.lock();
        try {
            Session session = file.openToWrite(statements);
            try {
                SqliteSchema.prepare(session, file.path());
                return new SqliteWriter(file, lock, session);
            } catch (SQLException | StoreException e) {
                session.close();
                throw e;
            }
        } catch (SQLException | StoreException e) {
            lock.close();
            throw e;
        }
    }

    /** The version of SQLite. */
    String engine() throws SQLException {
        return session.ask("select sqlite_version()");
    }

    @Override
    public void write(List<WriteTask<?>> group) {
        try {
            if (!written(group, false)) {
                written(group, true);
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "Writing to " + file.path()
                            + " failed, and whether it happened is unknown. Give the same calls again;"
                            + " if it goes on, look at the disk.",
                    e);
        }
    }

    /**
     * Ends a log that has grown large. Usually there is none: now and then a commit moves the log into the file and begins
     * it anew. But a log is not begun anew while somebody reads from it, and many short readers may be as bad as a long one.
     */
    @Override
    public void rest() {
        try {
            long size = logSize();
            if (size < SqliteFile.LARGE_LOG_BYTES) {
                truncateAt = SqliteFile.LARGE_LOG_BYTES;
            } else if (size >= truncateAt) {
                session.execute("pragma busy_timeout = " + PATIENCE_WITH_READERS_MILLIS);
                session.execute("pragma wal_checkpoint(truncate)");
                session.execute("pragma busy_timeout = " + SqliteFile.BUSY_MILLIS);
                // Whoever goes on reading, a backup say, keeps the log as it is: then it may grow as much once more.
                truncateAt = logSize() + SqliteFile.LARGE_LOG_BYTES;
            }
        } catch (SQLException | IOException e) {
            LOG.warn("The log of {} could not be moved into it; this is tried again.", file.path(), LogSafe.trace(e));
        }
    }

    private long logSize() throws IOException {
        return Files.exists(file.log()) ? Files.size(file.log()) : 0;
    }

    @Override
    public void close() throws SQLException {
        try (lock) {
            session.close();
        }
    }

    /** Returns false, with nothing written, if one of the changes is poisonous. */
    private boolean written(List<WriteTask<?>> group, boolean carefully) throws SQLException {
        session.execute("begin immediate");
        boolean whole = false;
        try {
            calls.write(group, carefully);
            session.execute("commit");
            whole = true;
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!carefully && SqliteGroup.isPoison(e)) {
                return false;
            }
            throw e;
        } finally {
            if (!whole) {
                rollback();
            }
        }
    }

    private void rollback() {
        try {
            session.execute("rollback");
        } catch (SQLException e) {
            // After some errors SQLite has rolled back by itself, and says so.
            LOG.debug("Nothing to roll back.", LogSafe.trace(e));
        }
    }
}
