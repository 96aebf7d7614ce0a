package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** What only the database finds wrong: triggers stand for the constraints nobody thought of. */
class SqlitePoisonTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    @BeforeEach
    void poison() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            // The second write of a change, so that the first one has to be undone.
            statement.execute("create trigger poison_record before insert on records when new.id like 'poison%'"
                    + " begin select raise(abort, 'poison'); end");
            statement.execute("create trigger poison_pending before insert on pending when new.contact = 'poison'"
                    + " begin select raise(abort, 'poison'); end");
        }
    }

    @Test
    @DisplayName("Of a list, a change the database refuses fails alone and leaves nothing, what builds on it conflicts")
    void withinOneList() {
        try (RoutingStore store = open()) {
            List<Committed> answers = store.commit(List.of(
                            change(1, put("a", Version.ABSENT, 1)),
                            change(2, put("a", new Version(1, 1), 2), put("poison", Version.ABSENT, 3)),
                            change(3, put("a", new Version(1, 2), 4)),
                            change(4, put("a", new Version(1, 1), 5), put("b", Version.ABSENT, 6)),
                            change(5, put("b", new Version(1, 6), 7))))
                    .toCompletableFuture()
                    .join();

            assertThat(answers)
                    .extracting(answer -> answer.getClass().getSimpleName())
                    .containsExactly("Done", "Failed", "Conflict", "Done", "Done");
            assertThat(versions(store, "a", "b", "poison"))
                    .isEqualTo(Map.of("a", new Version(1, 5), "b", new Version(1, 7)));
            assertThat(store.history(TENANT, null, 0, 10).toCompletableFuture().join())
                    .extracting(row -> row.document())
                    .containsExactly("1", "4", "5");
            assertThat(commit(store, change(2, put("c", Version.ABSENT, 8)))).isInstanceOf(Committed.Done.class);
        }
    }

    @Test
    @DisplayName("Of calls that share a transaction, those without poison are done, each poisonous change fails alone")
    void amongCallsThatShareATransaction() {
        try (RoutingStore store = open()) {
            List<CompletableFuture<List<Committed>>> calls = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                String id = (i % 10 == 0 ? "poison" : "good") + i;
                calls.add(store.commit(List.of(change(i, put(id, Version.ABSENT, i))))
                        .toCompletableFuture());
            }
            for (int i = 1; i <= 200; i++) {
                assertThat(calls.get(i - 1).join())
                        .singleElement()
                        .isInstanceOf(i % 10 == 0 ? Committed.Failed.class : Committed.Done.class);
            }
        }
    }

    @Test
    @DisplayName("An append the database refuses fails whole, and can come again")
    void append() {
        try (RoutingStore store = open()) {
            CompletableFuture<List<Boolean>> before =
                    store.append(List.of(arrival(1, "good"))).toCompletableFuture();
            CompletableFuture<List<Boolean>> refused = store.append(List.of(arrival(2, "good"), arrival(3, "poison")))
                    .toCompletableFuture();
            CompletableFuture<List<Boolean>> behind =
                    store.append(List.of(arrival(4, "good"))).toCompletableFuture();

            assertThat(before.join()).containsExactly(true);
            assertThatThrownBy(refused::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreException.class);
            assertThat(behind.join()).containsExactly(true);
            assertThat(store.pending(10).toCompletableFuture().join()).hasSize(2);
            assertThat(store.append(List.of(arrival(2, "good")))
                            .toCompletableFuture()
                            .join())
                    .containsExactly(true);
        }
    }

    private RoutingStore open() {
        return new SqliteStoreFactory().open(new StoreConfig(Map.of("file", file())));
    }

    private String file() {
        return directory.resolve("store.db").toString();
    }

    private static Committed commit(RoutingStore store, Change change) {
        return store.commit(List.of(change)).toCompletableFuture().join().get(0);
    }

    private static Map<String, Version> versions(RoutingStore store, String... ids) {
        Set<RecordKey> keys =
                Set.copyOf(Stream.of(ids).map(SqlitePoisonTest::key).toList());
        Map<String, Version> versions = new HashMap<>();
        store.load(TENANT, keys, List.of())
                .toCompletableFuture()
                .join()
                .records()
                .forEach((key, found) -> versions.put(key.id(), found.version()));
        return versions;
    }

    private static RecordKey key(String id) {
        return new RecordKey(TENANT, RecordKind.INTERACTION, id);
    }

    private static Write put(String id, Version read, int next) {
        return new Write.Put(key(id), read, new Version(1, next), "{}", null, Columns.NONE);
    }

    private static Change change(int number, Write... writes) {
        return new Change(
                TENANT,
                new Origin.Inbound(inbox(number)),
                null,
                List.of(),
                List.of(writes),
                new Change.HistoryText(null, "" + number),
                NOON);
    }

    private static InboxKey inbox(int number) {
        String digits = Integer.toHexString(number);
        return new InboxKey(new AccountId("a"), "0".repeat(64 - digits.length()) + digits);
    }

    private static Arrival arrival(int number, String contact) {
        return new Arrival(TENANT, inbox(number), contact, "{}", NOON);
    }
}
