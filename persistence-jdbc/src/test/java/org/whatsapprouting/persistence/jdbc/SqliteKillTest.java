package org.whatsapprouting.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;

/** Promises 1 and 2: kill -9 loses nothing that was acknowledged, doubles nothing, and leaves nothing half. */
class SqliteKillTest {
    private static final int NUMBERS_OF_A_LIFE = 1_000_000;

    @TempDir
    Path directory;

    @Test
    @DisplayName("After 3 kills at random moments every acknowledged change is there once, and every change whole")
    void threeKills() throws Exception {
        kill(3, 400);
    }

    @Test
    @Tag("long")
    @DisplayName("After 50 kills at random moments every acknowledged change is there once, and every change whole")
    void fiftyKills() throws Exception {
        kill(50, 4_000);
    }

    private void kill(int lives, int most) throws Exception {
        Random random = new Random(20261122);
        String file = directory.resolve("store.db").toString();
        Set<Integer> acknowledged = new TreeSet<>();
        for (int life = 0; life < lives; life++) {
            int first = life * NUMBERS_OF_A_LIFE;
            live(file, first, 1 + random.nextInt(most), acknowledged);
            try (RoutingStore store = SqliteKillChild.open(file)) {
                check(store, acknowledged, life == lives - 1 ? 0 : first);
            }
        }
        System.out.println("sqlite: " + lives + " kills, " + acknowledged.size() + " acknowledged, 0 lost, 0 doubled");
    }

    /** Lets a child commit until it has acknowledged some changes, then kills it; what it said up to the end counts. */
    private static void live(String file, int first, int enough, Set<Integer> acknowledged) throws IOException {
        Process child = start(file, first);
        int heard = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            assertThatThrownBy(() -> SqliteKillChild.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process");
            for (; line != null; line = lines.readLine()) {
                // The last line may be cut; a number cut short would be another number.
                if (line.endsWith(" Done")) {
                    acknowledged.add(Integer.parseInt(line.substring(0, line.indexOf(' '))));
                    heard++;
                } else {
                    assertThat(" Done").contains(line.replaceAll("[0-9]", ""));
                }
                if (heard == enough) {
                    // By its handle: the process object would close the stream before its last lines are read.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(heard).isGreaterThanOrEqualTo(enough);
    }

    /** Looks whether all entries of history are there once, and what belongs to those from a number on. */
    private static void check(RoutingStore store, Set<Integer> acknowledged, int from) {
        Map<Integer, Integer> entries = new HashMap<>();
        long after = 0;
        List<HistoryRow> page;
        do {
            page = store.history(SqliteKillChild.TENANT, null, after, 1_000)
                    .toCompletableFuture()
                    .join();
            for (HistoryRow row : page) {
                assertThat(row.position()).isGreaterThan(after);
                after = row.position();
                entries.merge(Integer.valueOf(row.document()), 1, Integer::sum);
            }
        } while (!page.isEmpty());

        assertThat(entries.values()).as("times each change is there").allMatch(times -> times == 1);
        Set<Integer> lost = new TreeSet<>(acknowledged);
        lost.removeIf(entries::containsKey);
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertWhole(
                store,
                entries.keySet().stream().filter(number -> number >= from).toList());
    }

    /** What is in the history has its records and its origin, and the numbers behind the last have nothing. */
    private static void assertWhole(RoutingStore store, List<Integer> numbers) {
        int last = numbers.stream().max(Integer::compare).orElse(0);
        for (int from = 0; from < numbers.size(); from += 500) {
            List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + 500));
            Set<RecordKey> keys = new HashSet<>();
            some.forEach(number -> Stream.of(RecordKind.MESSAGE, RecordKind.RAW)
                    .forEach(kind -> keys.add(SqliteKillChild.key(kind, number))));
            assertThat(store.load(SqliteKillChild.TENANT, keys, List.of())
                            .toCompletableFuture()
                            .join()
                            .records()
                            .keySet())
                    .isEqualTo(keys);
            assertThat(store.commit(some.stream().map(SqliteKillChild::change).toList())
                            .toCompletableFuture()
                            .join())
                    .allMatch(Committed.Duplicate.class::isInstance);
        }
        Set<RecordKey> behind = new HashSet<>();
        for (int number = last + 1; number <= last + 100; number++) {
            behind.add(SqliteKillChild.key(RecordKind.MESSAGE, number));
            behind.add(SqliteKillChild.key(RecordKind.RAW, number));
        }
        assertThat(store.load(SqliteKillChild.TENANT, behind, List.of())
                        .toCompletableFuture()
                        .join()
                        .records())
                .isEmpty();
    }

    private static Process start(String file, int first) throws IOException {
        // Surefire may run the tests on the module path; the child runs on the class path in any case.
        String classPath = Stream.of(
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        Path.of("target", "classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        SqliteKillChild.class.getName(),
                        file,
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
