package org.whatsapprouting.persistence.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreFactory;
import org.whatsapprouting.persistence.jdbc.internal.sqlite.SqliteStore;

/**
 * Opens a store in one file, for one process: SQLite in write-ahead mode, synced at every commit, so that a completed
 * commit survives the loss of power. The host adds the driver {@code org.xerial:sqlite-jdbc}.
 *
 * <p>One setting:
 *
 * <ul>
 *   <li>{@code file}: the path of the file. It is made if it is not there, readable by its owner alone; its directory has
 *       to be there, on a local disk. Beside it stand {@code file-wal} and {@code file-shm}, which belong to it, and
 *       {@code file-lock}, which holds nothing but the lock that keeps a second process out.
 * </ul>
 *
 * <p>A stage of this store completes on one of its own threads. What hangs on it should be short, and must not wait for
 * another call of the store.
 */
public final class SqliteStoreFactory implements StoreFactory {
    private static final String FILE = "file";

    /** For the service loader, and for hosts that name it. */
    public SqliteStoreFactory() {}

    @Override
    public String id() {
        return SqliteStore.NAME;
    }

    @Override
    public RoutingStore open(StoreConfig config) {
        Set<String> unknown = new TreeSet<>(config.values().keySet());
        unknown.remove(FILE);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The store 'sqlite' has one setting, 'file', but was given " + unknown + ". Remove them.");
        }
        String file = config.values().getOrDefault(FILE, "");
        if (file.isBlank() || file.startsWith(":") || file.contains("?")) {
            throw new IllegalArgumentException("The setting 'file' of the store 'sqlite' must be the path of a file, "
                    + "without '?', but it is '" + file + "'. For a store in memory use 'memory'.");
        }
        try {
            return SqliteStore.open(Path.of(file));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "The setting 'file' of the store 'sqlite' is not a path: '" + file + "'.", e);
        }
    }
}
