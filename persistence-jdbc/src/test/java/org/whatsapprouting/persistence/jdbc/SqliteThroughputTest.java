package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** Not a benchmark: floors that tell when group commit or checkpoints have stopped working. */
class SqliteThroughputTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String STATE = "{\"state\":\"" + "x".repeat(150) + "\"}";
    private static final String TEXT = "{\"text\":\"" + "hello ".repeat(20) + "\"}";
    private static final int CUSTOMERS = 20_000;
    private static final long MB = 1024 * 1024;

    private final Map<Integer, Version> versions = new HashMap<>();
    private final Random random = new Random(20261122);
    private int made;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("store.db");
    }

    @Test
    @Tag("long")
    @DisplayName("64 commits in flight, each of the size of a webhook, reach a thousand per second, in a bounded log")
    void sixtyFourInFlight() throws Exception {
        try (RoutingStore store = open()) {
            run(store, 64, 20_000);
            double perSecond = run(store, 64, 40_000);
            run(store, 8, 8_000);
            run(store, 1, 2_000);

            assertThat(perSecond).isGreaterThan(1_000);
            assertThat(logSize()).isLessThanOrEqualTo(64 * MB);
        }
    }

    @Test
    @Tag("long")
    @DisplayName("The log grows while somebody else reads from it, and ends when he has done")
    void longReader() throws Exception {
        try (RoutingStore store = open()) {
            run(store, 64, 100);
            try (Connection backup = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = backup.createStatement()) {
                statement.execute("begin");
                try (ResultSet rows = statement.executeQuery("select count(*) from records")) {
                    assertThat(rows.next()).isTrue();
                }
                while (logSize() < 80 * MB) {
                    run(store, 64, 1_000);
                }
                statement.execute("rollback");
            }
            while (logSize() > 64 * MB) {
                run(store, 64, 1_000);
            }
        }
    }

    private RoutingStore open() {
        return new SqliteStoreFactory().open(new StoreConfig(Map.of("file", file.toString())));
    }

    private long logSize() throws IOException {
        return Files.size(directory.resolve("store.db-wal"));
    }

    /** Returns the webhooks per second. */
    private double run(RoutingStore store, int inFlight, int number) throws Exception {
        Semaphore free = new Semaphore(inFlight);
        AtomicInteger done = new AtomicInteger();
        long[] took = new long[number];
        long start = System.nanoTime();
        for (int i = 0; i < number; i++) {
            int n = i;
            free.acquire();
            long begun = System.nanoTime();
            store.commit(List.of(webhook())).whenComplete((answers, failure) -> {
                took[n] = System.nanoTime() - begun;
                if (failure == null && answers.get(0) instanceof Committed.Done) {
                    done.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        double perSecond = number / ((System.nanoTime() - start) / 1e9);
        assertThat(done).hasValue(number);
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "sqlite: %d in flight, %.0f webhooks/s, p50 %.1f ms, p99 %.1f ms, log %d MB%n",
                inFlight,
                perSecond,
                took[number / 2] / 1e6,
                took[number * 99 / 100] / 1e6,
                logSize() / MB);
        return perSecond;
    }

    /** A contact and an interaction changed, a message with content made, a mark set, an entry of history. */
    private Change webhook() {
        int number = made++;
        int customer = random.nextInt(CUSTOMERS);
        Version read = versions.getOrDefault(customer, Version.ABSENT);
        Version next = new Version(1, number + 1L);
        versions.put(customer, next);
        String interaction = "i" + customer;
        Columns waiting = new Columns(
                "lane", null, "WAITING", "a", null, number, NOON.plusSeconds(number), "customer " + customer);
        Columns sent = new Columns(null, null, null, null, "wamid." + number, 0, null, null);
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(key(RecordKind.CONTACT, "c" + customer), read, next, STATE, null, Columns.NONE));
        writes.add(new Write.Put(key(RecordKind.INTERACTION, interaction), read, next, STATE, null, waiting));
        writes.add(new Write.Put(
                key(RecordKind.MESSAGE, interaction + "/" + number), Version.ABSENT, next, STATE, TEXT, sent));
        writes.add(new Write.Upsert(key(RecordKind.MARK, "q" + number % 8), next, "{}", Columns.due(NOON)));
        return new Change(
                TENANT,
                new Origin.Inbound(new InboxKey(new AccountId("a"), digest())),
                null,
                List.of(),
                writes,
                new Change.HistoryText(interaction, STATE),
                NOON);
    }

    private String digest() {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < 64) {
            digits.append(Integer.toHexString(random.nextInt(16)));
        }
        return digits.toString();
    }

    private static RecordKey key(RecordKind kind, String id) {
        return new RecordKey(TENANT, kind, id);
    }
}
