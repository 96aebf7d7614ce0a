package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Sql;
import org.whatsapprouting.persistence.jdbc.internal.Statements;

/** Makes the tables, or checks that they are those this store knows. */
final class SqliteSchema {
    static final long VERSION = 1;

    private SqliteSchema() {}

    static void prepare(Session session, Path path) throws SQLException {
        session.execute("begin immediate");
        boolean whole = false;
        try {
            if (session.ask("select count(*) from sqlite_schema").equals("0")) {
                for (String statement :
                        Statements.resource(SqliteSchema.class, "schema.sql").split(";\\s*(?:\\n|$)")) {
                    session.execute(statement);
                }
            }
            whole = true;
        } finally {
            session.execute(whole ? "commit" : "rollback");
        }
        if (session.ask("select count(*) from sqlite_schema where type = 'table' and name = 'numbers'")
                .equals("0")) {
            throw new StoreException(
                    "The file " + path + " is a database, but not a store of this library. Name another file.", null);
        }
        Long found = session.first(Sql.READ_NUMBER, row -> row.getLong(1), "schema");
        if (found == null || found != VERSION) {
            throw new StoreException(
                    "The store " + path + " has schema " + found + ", but this version of the library knows schema "
                            + VERSION + ". Use the version of the library that wrote it, or a newer one.",
                    null);
        }
    }
}
