package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.WriteTask;

/**
 * Writes the calls of a group inside a transaction: at first boldly, when a poisonous change spoils the transaction; then
 * carefully, with a savepoint around each change, when it fails alone.
 */
final class SqliteGroup {
    /** Too big, constraint, mismatch, range: errors of what was written, not of the disk. */
    private static final Set<Integer> POISON = Set.of(18, 19, 20, 25);

    private final Session session;
    private final SqliteOrigins origins;
    private final SqliteChanges changes;

    SqliteGroup(Session session) throws SQLException {
        this.session = session;
        this.origins = new SqliteOrigins(session);
        this.changes = new SqliteChanges(session, origins);
    }

    private interface Step<T> {
        T run() throws SQLException;
    }

    static boolean isPoison(Exception e) {
        return e instanceof SQLException sql ? POISON.contains(sql.getErrorCode()) : e instanceof RuntimeException;
    }

    void write(List<WriteTask<?>> group, boolean carefully) throws SQLException {
        for (WriteTask<?> task : group) {
            if (task instanceof WriteTask.Commit commit) {
                commit.answer(commit(commit, carefully));
            } else if (carefully) {
                writeCarefully(task);
            } else {
                write(task);
            }
        }
        origins.saveNumbers();
        changes.saveNumbers();
    }

    private List<Committed> commit(WriteTask.Commit commit, boolean carefully) throws SQLException {
        List<Committed> answers = new ArrayList<>();
        for (WriteTask.Candidate candidate : commit.candidates()) {
            answers.add(carefully ? commitCarefully(candidate) : changes.commit(candidate));
        }
        return List.copyOf(answers);
    }

    private Committed commitCarefully(WriteTask.Candidate candidate) throws SQLException {
        try {
            return alone(() -> changes.commit(candidate));
        } catch (SQLException e) {
            return refusedOrThrown(e, "the database refuses it, " + e.getMessage());
        } catch (RuntimeException e) {
            return SqliteChanges.failed(e.getClass().getSimpleName());
        }
    }

    private static Committed refusedOrThrown(SQLException e, String why) throws SQLException {
        if (isPoison(e)) {
            return SqliteChanges.failed(why);
        }
        throw e;
    }

    private void writeCarefully(WriteTask<?> task) throws SQLException {
        try {
            alone(() -> write(task));
        } catch (SQLException | RuntimeException e) {
            if (!isPoison(e)) {
                throw e;
            }
            task.fail(new StoreException("The call cannot be stored, and nothing of it was. Give other values.", e));
        }
    }

    private boolean write(WriteTask<?> task) throws SQLException {
        if (task instanceof WriteTask.Append append) {
            List<Boolean> answers = new ArrayList<>();
            for (Arrival arrival : append.arrivals()) {
                answers.add(origins.append(arrival));
            }
            append.answer(List.copyOf(answers));
        } else if (task instanceof WriteTask.Forget forget) {
            forget.answer(origins.forget(forget));
        }
        return true;
    }

    private <T> T alone(Step<T> step) throws SQLException {
        session.execute("savepoint alone");
        boolean whole = false;
        try {
            T result = step.run();
            whole = true;
            return result;
        } finally {
            if (!whole) {
                session.execute("rollback to alone");
            }
            session.execute("release alone");
        }
    }
}
