package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.OpenStore.await;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;

/** Reading by name: committed state, one tenant's, and all of one moment. */
interface LoadClauses extends StoreClauses {

    @Test
    @DisplayName("load: what is absent is left out, keys and ranges are answered together")
    default void keysAndRangesTogether() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().make(interaction("a"), v(1, 1)).make(interaction("b"), v(1, 2)));

            Loaded loaded = await(store.store()
                    .load(
                            Some.TENANT,
                            Set.of(interaction("a"), interaction("absent")),
                            List.of(
                                    Range.prefix(RecordKind.INTERACTION, "b", 10),
                                    Range.prefix(RecordKind.MARK, "", 10),
                                    Range.prefix(RecordKind.INTERACTION, "", 10))));

            assertThat(loaded.records()).containsOnlyKeys(interaction("a"));
            assertThat(loaded.ranges())
                    .extracting(
                            found -> found.stream().map(one -> one.key().id()).toList())
                    .containsExactly(List.of("b"), List.of(), List.of("a", "b"));
        }
    }

    @Test
    @DisplayName("load: a thousand keys are answered at once")
    default void manyKeys() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft draft = Draft.engine();
            Set<RecordKey> keys = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                keys.add(interaction("i" + i));
                draft.make(interaction("i" + i), v(1, i + 1));
            }
            store.given(draft);

            assertThat(await(store.store().load(Some.TENANT, keys, List.of()))
                            .records()
                            .keySet())
                    .isEqualTo(keys);
        }
    }

    @Test
    @DisplayName("load: tenants do not see each other's records, by key or by range")
    default void tenantsAreApart() {
        RecordKey ours = interaction("same");
        RecordKey theirs = new RecordKey(Some.OTHER_TENANT, RecordKind.INTERACTION, "same");
        Columns columns = new Columns("lane", null, null, null, "reference", 0, null, null);
        Range all = Range.prefix(RecordKind.INTERACTION, "", 10);
        try (OpenStore store = OpenStore.of(this)) {
            store.given(
                    Draft.engine().put(ours, Version.ABSENT, v(1, 1), "{\"ours\":1}", null, columns),
                    Draft.engine().tenant(Some.OTHER_TENANT).make(theirs, v(1, 2), columns));

            assertThat(store.get(ours).document()).isEqualTo("{\"ours\":1}");
            assertThat(store.get(theirs).version()).isEqualTo(v(1, 2));
            for (Range range : List.of(
                    all,
                    Range.lane(RecordKind.INTERACTION, "lane", 10),
                    Range.reference(RecordKind.INTERACTION, "reference", 10))) {
                assertThat(await(store.store().load(Some.OTHER_TENANT, Set.of(ours), List.of(range))))
                        .satisfies(found -> assertThat(found.records()).isEmpty())
                        .satisfies(found -> assertThat(found.ranges().get(0))
                                .extracting(StoredRecord::key)
                                .containsExactly(theirs));
            }
        }
    }

    @Test
    @DisplayName("load: a continuation of a commit reads what was committed")
    default void continuationsMayRead() {
        try (OpenStore store = OpenStore.of(this)) {
            Loaded loaded = await(store.store()
                    .commit(List.of(
                            Draft.engine().make(interaction("i"), v(1, 1)).change()))
                    .thenCompose(done -> store.store().load(Some.TENANT, Set.of(interaction("i")), List.of())));

            assertThat(loaded.records()).containsOnlyKeys(interaction("i"));
        }
    }

    @Test
    @Tag("race")
    @DisplayName(
            "load: keys and ranges of one answer are of one moment, while another thread changes all of them together")
    default void oneMoment() {
        RecordKey left = interaction("left");
        RecordKey right = interaction("right");
        AtomicBoolean reading = new AtomicBoolean(true);
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(2)) {
            store.given(
                    Draft.engine().put(left, Version.ABSENT, v(1, 1), "1").put(right, Version.ABSENT, v(1, 1), "1"));
            List<Integer> torn = crowd.round(number -> {
                if (number == 0) {
                    for (int i = 1; reading.get(); i++) {
                        store.given(Draft.engine()
                                .put(left, v(1, i), v(1, i + 1), "" + (i + 1))
                                .put(right, v(1, i), v(1, i + 1), "" + (i + 1)));
                    }
                    return 0;
                }
                try {
                    return torn(store, left, right);
                } finally {
                    reading.set(false);
                }
            });
            assertThat(torn).containsOnly(0);
        }
    }

    /** Reads two records by key and by range many times; returns how often they were not of one moment. */
    private static int torn(OpenStore store, RecordKey left, RecordKey right) {
        int torn = 0;
        Range range = Range.prefix(RecordKind.INTERACTION, "", 10);
        for (int i = 0; i < 300; i++) {
            Loaded loaded = await(store.store().load(Some.TENANT, Set.of(left, right), List.of(range)));
            Set<String> moments = new HashSet<>();
            loaded.records().values().forEach(found -> moments.add(found.document()));
            loaded.ranges().get(0).forEach(found -> moments.add(found.document()));
            torn += moments.size() == 1 ? 0 : 1;
        }
        return torn;
    }
}
