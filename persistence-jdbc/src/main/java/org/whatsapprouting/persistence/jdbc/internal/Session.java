package org.whatsapprouting.persistence.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection with its prepared statements. Used by one thread. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Statements statements;
    private final Statement plain;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Takes the connection over: it is closed with the session. */
    public Session(Connection connection, Statements statements) throws SQLException {
        this.connection = connection;
        this.statements = statements;
        this.plain = connection.createStatement();
    }

    /** Makes a value of the row a result set stands at. */
    public interface Row<T> {
        /** Reads the columns. */
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement without parameters or result. */
    public void execute(String text) throws SQLException {
        plain.execute(text);
    }

    /** Returns the first column of the first row of a statement without parameters, as text. */
    public String ask(String text) throws SQLException {
        try (ResultSet row = plain.executeQuery(text)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Runs a statement and returns how many rows it changed. */
    public int update(Sql name, @Nullable Object... values) throws SQLException {
        return bound(statements.text(name), values).executeUpdate();
    }

    /** Returns all rows of a query. */
    public <T> List<T> list(Sql name, Row<T> row, @Nullable Object... values) throws SQLException {
        return list(statements.text(name), row, values);
    }

    /** Returns all rows of a query put together in code, from constant texts alone. */
    <T> List<T> list(String text, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    /** Returns the first row of a query, or null if there is none. */
    public <T> @Nullable T first(Sql name, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(statements.text(name), values).executeQuery()) {
            return rows.next() ? row.read(rows) : null;
        }
    }

    /** Runs reads that must be of one moment. */
    <T> T inOneMoment(Reads<T> reads) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return reads.read();
        } finally {
            endOfTheMoment();
        }
    }

    /** Whatever happens, the next reads must not see this moment again. */
    private void endOfTheMoment() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    interface Reads<T> {
        T read() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
