package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreFactory;
import org.whatsapprouting.api.store.StoreInfo;

/** What is asked of the settings, of the file, and of what stands in it. */
class SqliteFileTest {
    private final SqliteStoreFactory factory = new SqliteStoreFactory();

    @TempDir
    Path directory;

    @Test
    @DisplayName("The store is found under the id 'sqlite'")
    void isFound() {
        getClass().getModule().addUses(StoreFactory.class);
        assertThat(ServiceLoader.load(StoreFactory.class))
                .filteredOn(found -> found.id().equals("sqlite"))
                .singleElement()
                .isInstanceOf(SqliteStoreFactory.class);
    }

    @Test
    @DisplayName("Unknown, missing and impossible settings are refused by name")
    void settings() {
        for (Map<String, String> wrong : List.of(
                Map.<String, String>of(),
                Map.of("file", " "),
                Map.of("file", ":memory:"),
                Map.of("file", "a?mode=memory"),
                Map.of("file", "\u0000"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> factory.open(new StoreConfig(wrong)))
                    .withMessageContaining("'file'");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.open(new StoreConfig(Map.of("file", "a", "password", "secret"))))
                .withMessageContaining("password")
                .withMessageNotContaining("secret");
    }

    @Test
    @DisplayName("A directory that is not there, or stands where the file should be, is refused")
    void directories() {
        assertThatThrownBy(() -> open(directory.resolve("absent").resolve("store.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its directory does not exist");
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is a directory");
    }

    @Test
    @DisplayName(
            "A file that is no database, another program's database, or of a newer schema is refused and left alone")
    void foreignFiles() throws IOException, SQLException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "these are my notes, ".repeat(100));
        assertThatThrownBy(() -> open(text)).isInstanceOf(StoreException.class);
        assertThat(text).content().startsWith("these are my notes");

        Path foreign = directory.resolve("foreign.db");
        sql(foreign, "create table customers (name text)");
        assertThatThrownBy(() -> open(foreign))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a store of this library");

        Path newer = directory.resolve("newer.db");
        open(newer).close();
        sql(newer, "update numbers set value = 2 where name = 'schema'");
        assertThatThrownBy(() -> open(newer))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema 2")
                .hasMessageContaining("schema 1");
    }

    @Test
    @DisplayName("After a refusal the same file opens as soon as its reason is gone")
    void refusedAndOpened() throws SQLException {
        Path file = directory.resolve("store.db");
        open(file).close();
        sql(file, "update numbers set value = 2 where name = 'schema'");
        assertThatThrownBy(() -> open(file)).isInstanceOf(StoreException.class);
        sql(file, "update numbers set value = 1 where name = 'schema'");
        open(file).close();
    }

    @Test
    @DisplayName("A second store is refused by whatever name it comes, with a message that says what to do")
    void oneFileManyNames() throws IOException {
        Path file = directory.resolve("store.db");
        try (RoutingStore store = open(file)) {
            Path link = Files.createSymbolicLink(directory.resolve("link.db"), file);
            Path detour =
                    directory.resolve("..").resolve(directory.getFileName()).resolve("store.db");
            for (Path name : List.of(file, link, detour)) {
                assertThatThrownBy(() -> open(name))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("it is in use")
                        .hasMessageContaining("Close that one");
            }
            assertThat(store.info().durability()).isEqualTo(StoreInfo.Durability.POWER);
        }
        open(file).close();
    }

    @Test
    @DisplayName("A lock that cannot be taken for another reason is not called a use by somebody else")
    void lockThatCannotBeTaken() throws IOException {
        Path file = directory.resolve("store.db");
        Files.createDirectory(directory.resolve("store.db-lock"));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be taken")
                .hasMessageNotContaining("in use");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("The info names engine and place; the journal is a write-ahead log")
    void info() throws SQLException {
        Path file = directory.resolve("store.db");
        try (RoutingStore store = open(file)) {
            assertThat(store.info().name()).isEqualTo("sqlite");
            assertThat(store.info().description())
                    .contains("SQLite 3.")
                    .contains("store.db")
                    .contains("write-ahead");
            try (Connection connection = connect(file);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("pragma journal_mode")) {
                assertThat(row.getString(1)).isEqualTo("wal");
            }
        }
    }

    @Test
    @DisplayName("A new file, its log and its index are readable by their owner alone")
    void rights() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = directory.resolve("store.db");
        try (RoutingStore store = open(file)) {
            assertThat(store.info().name()).isEqualTo("sqlite");
            for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
                assertThat(Files.getPosixFilePermissions(directory.resolve(name)))
                        .as(name)
                        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            }
        }
    }

    private RoutingStore open(Path file) {
        return factory.open(new StoreConfig(Map.of("file", file.toString())));
    }

    private static void sql(Path file, String text) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
