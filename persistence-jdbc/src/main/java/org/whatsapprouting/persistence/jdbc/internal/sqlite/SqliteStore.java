package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.persistence.jdbc.internal.JdbcStore;
import org.whatsapprouting.persistence.jdbc.internal.Reader;
import org.whatsapprouting.persistence.jdbc.internal.Statements;
import org.whatsapprouting.persistence.jdbc.internal.StoreThreads;

/** Puts the SQLite store together: one thread that writes, two that read. */
public final class SqliteStore {
    /** The id of the store. */
    public static final String NAME = "sqlite";

    private static final String THREAD = "whatsapp-routing-sqlite-";
    private static final int READERS = 2;

    private SqliteStore() {}

    /**
     * Opens a file, or makes it.
     *
     * @throws StoreException if it is in use, not a store of this or an older schema, or not durable enough
     */
    public static RoutingStore open(Path path) {
        Statements statements = Statements.of(SqliteStore.class);
        SqliteFile file = SqliteFile.at(path);
        CompletableFuture<String> engine = new CompletableFuture<>();
        StoreThreads<SqliteWriter> writer = StoreThreads.start(THREAD + "writer", 1, () -> {
            SqliteWriter opened = SqliteWriter.open(file, statements);
            engine.complete(opened.engine());
            return opened;
        });
        try {
            StoreThreads<Reader> readers =
                    StoreThreads.start(THREAD + "reader", READERS, () -> new Reader(file.openToRead(statements)));
            return new JdbcStore(
                    new StoreInfo(NAME, StoreInfo.Durability.POWER, file.description(engine.join())), writer, readers);
        } catch (StoreException e) {
            writer.close();
            throw e;
        }
    }
}
