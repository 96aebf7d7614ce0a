package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

@DisplayName("Statements (promise 8)")
class SqliteTextsTest {
    private static final String EVIL = "canary' or '1'='1; --";
    private static final TenantId TENANT = new TenantId("canary-tenant");
    private static final InboxKey INBOX = new InboxKey(new AccountId("canary-account"), "ab".repeat(32));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path directory;

    private static RecordKey key(RecordKind kind) {
        return new RecordKey(TENANT, kind, kind + EVIL);
    }

    private static Version version(int number) {
        return new Version(7, number);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    @DisplayName("whatever the store is given is a parameter; the texts of its statements are ours alone")
    void parameters() throws Exception {
        try (var driver = new WatchedDriver()) {
            try (RoutingStore store = new SqliteStoreFactory()
                    .open(new StoreConfig(
                            Map.of("file", directory.resolve("store.db").toString())))) {
                use(store);
            }
            assertThat(driver.texts)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase("canary"));
            assertThat(driver.parameters.stream().filter(value -> value.contains("canary")))
                    .hasSizeGreaterThan(50);
        }
    }

    private static void use(RoutingStore store) {
        done(store.append(List.of(new Arrival(TENANT, INBOX, EVIL, EVIL, NOON))));
        assertThat(done(store.pending(10))).hasSize(1);
        var columns = new Columns(EVIL, EVIL, EVIL, EVIL, EVIL, 1, NOON, EVIL);
        int number = 0;
        for (RecordKind kind : RecordKind.values()) {
            number++;
            var put = new Write.Put(key(kind), Version.ABSENT, version(number), EVIL, EVIL, columns);
            var write = kind == RecordKind.MARK ? new Write.Upsert(key(kind), version(number), EVIL, columns) : put;
            Origin origin =
                    number == 1 ? new Origin.Pending(INBOX) : new Origin.Command(new CommandId("canary" + number));
            commit(store, origin, List.of(), write);
        }
        for (RecordKind kind : RecordKind.values()) {
            read(store, kind);
        }
        done(store.load(
                TENANT,
                EnumSet.allOf(RecordKind.class).stream()
                        .map(SqliteTextsTest::key)
                        .collect(java.util.stream.Collectors.toSet()),
                List.of()));
        assertThat(done(store.due(NOON, Set.of(RecordKind.MESSAGE, RecordKind.MARK), 10))
                        .keys())
                .isNotEmpty();
        assertThat(done(store.history(TENANT, EVIL, 0, 10))).isNotEmpty();
        assertThat(done(store.history(TENANT, null, 0, 10))).isNotEmpty();
        var read = version(1);
        commit(
                store,
                new Origin.Engine(),
                List.of(new Guard(key(RecordKind.values()[1]), version(2))),
                new Write.Delete(key(RecordKind.values()[0]), read));
        done(store.forgetOrigins(NOON.plusSeconds(1), 10));
    }

    private static void commit(RoutingStore store, Origin origin, List<Guard> guards, Write write) {
        var change = new Change(TENANT, origin, EVIL, guards, List.of(write), new Change.HistoryText(EVIL, EVIL), NOON);
        assertThat(done(store.commit(List.of(change)))).singleElement().isInstanceOf(Committed.Done.class);
    }

    private static void read(RoutingStore store, RecordKind kind) {
        var equal = new EnumMap<Range.Column, String>(Range.Column.class);
        for (Range.Column column : Range.Column.values()) {
            equal.put(column, EVIL);
        }
        for (Range.Sort sort : Range.Sort.values()) {
            var all = new Range(kind, equal, kind + EVIL, sort, null, 10);
            var rest = new Range(kind, Map.of(), EVIL, sort, new Range.Cursor(0, EVIL), 10);
            var found = done(store.load(TENANT, Set.of(key(kind)), List.of(all, rest)));
            assertThat(found.ranges().get(0)).as("%s %s", kind, sort).hasSize(1);
            assertThat(found.ranges().get(1)).isEmpty();
        }
    }

    @Test
    @DisplayName("a statement with a value in its text would be seen")
    void seen() throws Exception {
        try (var driver = new WatchedDriver();
                var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.execute("create table t (a text)");
            statement.execute("insert into t values ('canary')");
            try (var insert = connection.prepareStatement("insert into t values (?)")) {
                insert.setString(1, "canary-value");
                insert.executeUpdate();
            }
            assertThat(driver.texts).anySatisfy(text -> assertThat(text).contains("canary"));
            assertThat(driver.parameters).contains("canary-value");
        }
    }
}
