package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;

/** The threads of the store: named, its own, and gone when it is closed. */
class SqliteThreadsTest {
    private static final String NAME = "whatsapp-routing-sqlite-";
    private static final Change CHANGE =
            new Change(TenantId.DEFAULT, new Origin.Engine(), null, List.of(), List.of(), null, Instant.EPOCH);

    @TempDir
    Path directory;

    @Test
    @DisplayName("While open there are a writer and two readers; when it is closed they are gone")
    void namedAndEnded() {
        RoutingStore store = open();
        assertThat(names()).containsExactlyInAnyOrder(NAME + "writer", NAME + "reader-1", NAME + "reader-2");
        store.close();
        assertThat(names()).isEmpty();
    }

    @Test
    @DisplayName("A continuation runs on the writer's thread, and the store goes on when it throws")
    void continuations() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        try (RoutingStore store = open()) {
            holdTheWriter(store, hung);
            CompletableFuture<String> ranOn = new CompletableFuture<>();
            store.commit(List.of(CHANGE)).thenRun(() -> {
                ranOn.complete(Thread.currentThread().getName());
                throw new IllegalStateException("a continuation's own fault");
            });
            hung.countDown();

            assertThat(ranOn.get(30, TimeUnit.SECONDS)).isEqualTo(NAME + "writer");
            assertThat(store.commit(List.of(CHANGE)).toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("A continuation may close the store")
    void closedFromAContinuation() throws Exception {
        RoutingStore store = open();
        CompletableFuture<List<Committed>> committed =
                store.commit(List.of(CHANGE)).toCompletableFuture();
        committed.thenRun(store::close).get(30, TimeUnit.SECONDS);

        // The writer ends when the continuation has returned; a second close waits for that.
        store.close();
        open().close();
    }

    @Test
    @DisplayName("A store that could not be opened leaves no thread behind")
    void refusedLeavesNoThread() {
        try (RoutingStore store = open()) {
            List<String> before = names();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(this::open).hasMessageContaining("in use");
            }
            assertThat(names()).isEqualTo(before);
            assertThat(store.info().name()).isEqualTo("sqlite");
        }
    }

    private RoutingStore open() {
        return new SqliteStoreFactory()
                .open(new StoreConfig(
                        Map.of("file", directory.resolve("store.db").toString())));
    }

    /** Keeps the writer's thread inside a continuation. One that came too late runs on this thread, which is not kept. */
    private static void holdTheWriter(RoutingStore store, CountDownLatch until) {
        Thread caller = Thread.currentThread();
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        while (!held.getNow(false)) {
            store.commit(Collections.nCopies(1_000, CHANGE)).thenRun(() -> {
                boolean onTheWriter = Thread.currentThread() != caller;
                if (onTheWriter && held.complete(true)) {
                    awaitQuietly(until);
                }
            });
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(NAME))
                .sorted()
                .toList();
    }
}
