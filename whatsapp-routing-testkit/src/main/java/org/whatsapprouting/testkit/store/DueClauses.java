package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.NOON;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.mark;
import static org.whatsapprouting.testkit.store.Some.v;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/** Timers are rows: none is lost, none comes early. */
interface DueClauses extends StoreClauses {

    @Test
    @DisplayName("due: records come when their time has come, the longest overdue first, with the time of the next")
    default void dueInOrder() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .make(interaction("third"), v(1, 1), Columns.due(NOON))
                    .make(mark("first"), v(1, 2), Columns.due(NOON.minusSeconds(3600)))
                    .make(interaction("second"), v(1, 3), Columns.due(NOON.minusNanos(1)))
                    .make(interaction("next"), v(1, 4), Columns.due(NOON.plusNanos(1)))
                    .make(interaction("later"), v(1, 5), Columns.due(NOON.plusSeconds(60)))
                    .make(interaction("never"), v(1, 6)));

            assertThat(store.due(NOON, 10))
                    .isEqualTo(new DueRecords(
                            List.of(mark("first"), interaction("second"), interaction("third")), NOON.plusNanos(1)));
            assertThat(store.due(NOON.minusNanos(1), 10).keys()).containsExactly(mark("first"), interaction("second"));
            assertThat(store.due(NOON.plusSeconds(60), 10).keys()).hasSize(5);
        }
    }

    @Test
    @DisplayName("due: when more are due than asked for, the next is the first of those left out")
    default void moreThanAskedFor() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .make(interaction("a"), v(1, 1), Columns.due(NOON.minusSeconds(3)))
                    .make(interaction("b"), v(1, 2), Columns.due(NOON.minusSeconds(2)))
                    .make(interaction("c"), v(1, 3), Columns.due(NOON.minusSeconds(1))));

            assertThat(store.due(NOON, 2))
                    .isEqualTo(new DueRecords(List.of(interaction("a"), interaction("b")), NOON.minusSeconds(1)));
            assertThat(store.due(NOON, 3).next()).isNull();
        }
    }

    @Test
    @DisplayName("due: only kinds asked for are given, and a crowd of another kind takes none of their places")
    default void byKind() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft crowd = Draft.engine();
            for (int i = 0; i < 20; i++) {
                crowd.make(mark("m" + i), v(1, i + 1), Columns.due(NOON.minusSeconds(100 - i)));
            }
            store.given(crowd);
            store.given(Draft.engine()
                    .make(interaction("early"), v(2, 1), Columns.due(NOON.minusSeconds(90)))
                    .make(interaction("late"), v(2, 2), Columns.due(NOON.plusSeconds(1))));

            assertThat(store.due(NOON, Set.of(RecordKind.INTERACTION), 5))
                    .isEqualTo(new DueRecords(List.of(interaction("early")), NOON.plusSeconds(1)));
            assertThat(store.due(NOON, Set.of(RecordKind.INTERACTION, RecordKind.AGENT), 1)
                            .next())
                    .isEqualTo(NOON.plusSeconds(1));
            assertThat(store.due(NOON, Set.of(RecordKind.MARK), 1_000).next()).isNull();
            assertThat(store.due(NOON, Set.of(RecordKind.AGENT), 5)).isEqualTo(new DueRecords(List.of(), null));
            assertThat(store.due(NOON, Set.of(), 5)).isEqualTo(new DueRecords(List.of(), null));
            assertThat(store.due(NOON, Set.of(RecordKind.INTERACTION, RecordKind.MARK), 12)
                            .keys())
                    .hasSize(12)
                    .contains(interaction("early"));
        }
    }

    @Test
    @DisplayName("due: without anything due there is nothing but the time of the next, if any")
    default void nothingDue() {
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.due(NOON, 10)).isEqualTo(new DueRecords(List.of(), null));
            store.given(Draft.engine().make(interaction("a"), v(1, 1), Columns.due(NOON)));
            assertThat(store.due(Instant.MIN, 10)).isEqualTo(new DueRecords(List.of(), NOON));
            assertThat(store.due(Instant.MAX, 10)).isEqualTo(new DueRecords(List.of(interaction("a")), null));
        }
    }

    @Test
    @DisplayName("due: a time that is moved, taken away or deleted with its record counts no more")
    default void movedTimes() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .make(interaction("moved"), v(1, 1), Columns.due(NOON))
                    .make(interaction("stopped"), v(1, 2), Columns.due(NOON))
                    .make(interaction("deleted"), v(1, 3), Columns.due(NOON))
                    .make(interaction("kept"), v(1, 4), Columns.due(NOON)));
            store.given(Draft.engine()
                    .put(interaction("moved"), v(1, 1), v(1, 5), "{}", null, Columns.due(NOON.plusSeconds(1)))
                    .put(interaction("stopped"), v(1, 2), v(1, 6), "{}")
                    .delete(interaction("deleted"), v(1, 3)));

            assertThat(store.due(NOON, 10))
                    .isEqualTo(new DueRecords(List.of(interaction("kept")), NOON.plusSeconds(1)));
        }
    }

    @Test
    @DisplayName("due: all tenants are looked at, and a backlog drains in order by small steps")
    default void backlogDrains() {
        try (OpenStore store = OpenStore.of(this)) {
            List<RecordKey> expected = new ArrayList<>();
            Draft north = Draft.engine();
            Draft south = Draft.engine().tenant(Some.OTHER_TENANT);
            for (int i = 0; i < 200; i++) {
                RecordKey key = new RecordKey(
                        i % 2 == 0 ? Some.TENANT : Some.OTHER_TENANT, RecordKind.INTERACTION, "i" + (i * 37) % 200);
                expected.add(key);
                (i % 2 == 0 ? north : south).make(key, v(1, i + 1), Columns.due(NOON.plusMillis(i)));
            }
            store.given(north, south);

            List<RecordKey> drained = new ArrayList<>();
            List<RecordKey> keys = store.due(NOON.plusSeconds(1), 30).keys();
            while (!keys.isEmpty()) {
                drained.addAll(keys);
                keys.forEach(key -> store.given(Draft.engine()
                        .tenant(key.tenant())
                        .delete(key, store.get(key).version())));
                keys = store.due(NOON.plusSeconds(1), 30).keys();
            }
            assertThat(drained).isEqualTo(expected);
        }
    }
}
