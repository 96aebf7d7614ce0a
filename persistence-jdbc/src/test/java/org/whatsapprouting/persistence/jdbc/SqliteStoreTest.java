package org.whatsapprouting.persistence.jdbc;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.testkit.store.RoutingStoreContract;

/** SQLite keeps the contract, all gates open. */
class SqliteStoreTest implements RoutingStoreContract {
    @TempDir
    Path directory;

    @Override
    public RoutingStore open() {
        return new SqliteStoreFactory()
                .open(new StoreConfig(
                        Map.of("file", directory.resolve("store.db").toString())));
    }
}
