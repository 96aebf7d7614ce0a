package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.whatsapprouting.testkit.store.OpenStore.await;
import static org.whatsapprouting.testkit.store.Some.NOON;
import static org.whatsapprouting.testkit.store.Some.TENANT;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;

/** Opening, closing, limits. */
interface LifeClauses extends StoreClauses {

    @Test
    @DisplayName("close: a second call does nothing, and every call after it fails with a StoreException")
    default void closedTwice() {
        RoutingStore store = open();
        store.close();
        store.close();

        List<CompletionStage<?>> late = List.of(
                store.append(List.of(Some.arrival(1))),
                store.pending(1),
                store.load(TENANT, Set.of(), List.of()),
                store.commit(List.of(Draft.engine().change())),
                store.due(NOON, Set.of(RecordKind.MARK), 1),
                store.history(TENANT, null, 0, 1),
                store.forgetOrigins(NOON, 1));
        assertThat(late)
                .allSatisfy(stage -> assertThatThrownBy(() -> await(stage)).isInstanceOf(StoreException.class));
    }

    @Test
    @DisplayName("close: what was asked before it is done whole or fails whole")
    default void closeEndsWhatRuns() {
        List<CompletionStage<List<Committed>>> stages = new ArrayList<>();
        RoutingStore store = open();
        for (int i = 0; i < 50; i++) {
            stages.add(store.commit(List.of(Draft.from(Some.inbound(i))
                    .make(interaction("i" + i), v(1, i + 1))
                    .change())));
        }
        store.close();

        int done = 0;
        for (CompletionStage<List<Committed>> stage : stages) {
            try {
                assertThat(await(stage)).containsExactly(new Committed.Done(0));
                done++;
            } catch (StoreException refused) {
                assertThat(refused).hasMessageContaining("close");
            }
        }
        if (isDurable()) {
            try (OpenStore again = OpenStore.of(this)) {
                assertThat(again.ids(Range.prefix(RecordKind.INTERACTION, "i", 100)))
                        .hasSize(done);
            }
        }
    }

    @Test
    @DisplayName(
            "open: a store that is opened again has everything: records, history, origins, pending, due (gate isDurable)")
    default void reopened() {
        assumeTrue(isDurable(), "the store says it is not durable");
        Columns columns = new Columns("lane", "owner", "status", "account", "reference", 7, NOON, "search");
        StoredRecord expected = new StoredRecord(interaction("i"), v(1, 1), "{}", "hello", columns);
        long position;
        long place;
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1), Some.arrival(2));
            store.given(
                    Draft.from(Some.appended(1)).answer("first"),
                    Draft.from(Some.command("c1")).answer("done").history("i", "{}"),
                    Draft.engine().put(interaction("i"), Version.ABSENT, v(1, 1), "{}", "hello", columns));
            position = store.history(TENANT, null).get(0).position();
            place = store.pending().get(0).place();
        }
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.get(interaction("i"))).isEqualTo(expected);
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "lane", 10)))
                    .containsExactly("i");
            assertThat(store.due(NOON, 10).keys()).containsExactly(interaction("i"));
            assertThat(store.history(TENANT, "i")).containsExactly(new HistoryRow(position, "i", NOON, "{}"));
            assertThat(store.pending()).containsExactly(new Pending(place, Some.arrival(2)));
            assertThat(store.commit(Draft.from(Some.inbound(1)))).isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.commit(Draft.from(Some.command("c1")))).isEqualTo(new Committed.Duplicate("done"));
            assertThat(store.commit(Draft.engine().history(null, "{}")))
                    .isInstanceOfSatisfying(
                            Committed.Done.class,
                            done -> assertThat(done.position()).isGreaterThan(position));
            store.append(Some.arrival(3));
            assertThat(store.pending().get(1).place()).isGreaterThan(place);
        }
    }

    @Test
    @DisplayName(
            "open: while a store is open its place cannot be opened again, and the first goes on (gate isExclusive)")
    default void secondOpenerIsRefused() {
        assumeTrue(isExclusive(), "the store says it is not exclusive");
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
            }
            store.given(Draft.engine().make(interaction("i"), v(1, 1)));
        }
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "", 10)).isEmpty())
                    .isEqualTo(!isDurable());
        }
    }

    @Test
    @DisplayName("info: it says what the store is, and promises durability if the gate says so")
    default void informs() {
        try (OpenStore store = OpenStore.of(this)) {
            StoreInfo info = store.store().info();
            assertThat(info.name()).isNotBlank();
            assertThat(info.description()).isNotBlank().doesNotContain("\n");
            assertThat(info.durability() != StoreInfo.Durability.NONE).isEqualTo(isDurable());
        }
    }

    @Test
    @DisplayName("all: what exceeds the limits is refused with an IllegalArgumentException")
    default void limits() {
        try (RoutingStore store = open()) {
            for (int max : new int[] {0, -1, 1_001}) {
                assertThatIllegalArgumentException().isThrownBy(() -> store.pending(max));
                assertThatIllegalArgumentException().isThrownBy(() -> store.due(NOON, Set.of(), max));
                assertThatIllegalArgumentException().isThrownBy(() -> store.history(TENANT, null, 0, max));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> store.forgetOrigins(NOON, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> store.forgetOrigins(NOON, 10_001));
            Change change = Draft.engine().change();
            assertThatIllegalArgumentException().isThrownBy(() -> store.commit(Collections.nCopies(1_001, change)));
            Range range = Range.prefix(RecordKind.MARK, "", 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.load(TENANT, Set.of(), Collections.nCopies(101, range)));
            Set<RecordKey> keys = new HashSet<>();
            for (int i = 0; i < 1_001; i++) {
                keys.add(interaction("i" + i));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> store.load(TENANT, keys, List.of()));
            assertThat(await(store.commit(Collections.nCopies(1_000, change)))).hasSize(1_000);
        }
    }
}
