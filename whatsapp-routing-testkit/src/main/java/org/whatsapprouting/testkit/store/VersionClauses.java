package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.mark;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;

/** Versions are tokens: compared for equality, over the list, by guards, puts and deletes. */
interface VersionClauses extends StoreClauses {

    @Test
    @DisplayName(
            "commit: a decision built on a refused one conflicts in the same list, though another writer used its number")
    default void chainedInOneList() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey queue = interaction("q");
            store.given(Draft.engine().make(queue, v(1, 1)), Draft.engine().put(queue, v(1, 1), v(2, 2), "{\"by\":2}"));

            assertThat(store.commit(List.of(
                            Draft.engine()
                                    .put(queue, v(1, 1), v(1, 2), "{\"by\":1}")
                                    .change(),
                            Draft.engine()
                                    .put(queue, v(1, 2), v(1, 3), "{\"by\":1}")
                                    .change())))
                    .containsOnly(new Committed.Conflict(Set.of(queue)));
            assertThat(store.get(queue).document()).isEqualTo("{\"by\":2}");
        }
    }

    @Test
    @DisplayName(
            "commit: a decision built on a refused one conflicts in the next list, though another writer used its number")
    default void chainedOverTwoLists() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey queue = interaction("q");
            store.given(Draft.engine().make(queue, v(1, 1)), Draft.engine().put(queue, v(1, 1), v(2, 2), "{\"by\":2}"));

            Committed refused = store.commit(Draft.engine().put(queue, v(1, 1), v(1, 2), "{\"by\":1}"));
            Committed built = store.commit(Draft.engine().put(queue, v(1, 2), v(1, 3), "{\"by\":1}"));

            assertThat(List.of(refused, built)).containsOnly(new Committed.Conflict(Set.of(queue)));
            assertThat(store.get(queue).document()).isEqualTo("{\"by\":2}");
        }
    }

    @Test
    @DisplayName("commit: a version is not read as newer or older, and both its numbers count")
    default void versionsHaveNoOrder() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey key = interaction("i");
            store.given(Draft.engine().make(key, v(Long.MAX_VALUE, Long.MIN_VALUE)));
            Version present = v(Long.MAX_VALUE, Long.MIN_VALUE);
            for (Version other : List.of(
                    v(Long.MIN_VALUE, Long.MIN_VALUE), v(Long.MAX_VALUE, Long.MAX_VALUE), v(0, 1), Version.ABSENT)) {
                assertThat(store.commit(Draft.engine().put(key, other, v(5, 5), "{}")))
                        .isEqualTo(new Committed.Conflict(Set.of(key)));
            }
            store.given(Draft.engine().put(key, present, v(-1, 0), "{\"next\":true}"));
            assertThat(store.get(key).version()).isEqualTo(v(-1, 0));
        }
    }

    @Test
    @DisplayName(
            "commit: in one list a record is made, changed, removed and made again, each by what the one before left")
    default void laterChangesSeeEarlierOnes() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey key = interaction("i");
            List<Committed> answers = store.commit(List.of(
                    Draft.engine().make(key, v(1, 1)).change(),
                    Draft.engine()
                            .guard(key, v(1, 1))
                            .put(key, v(1, 1), v(1, 2), "{}")
                            .change(),
                    Draft.engine().guard(key, v(1, 2)).delete(key, v(1, 2)).change(),
                    Draft.engine().guard(key, Version.ABSENT).make(key, v(1, 4)).change(),
                    Draft.engine().put(key, v(1, 4), v(1, 5), "{\"last\":true}").change()));

            assertThat(answers).containsOnly(new Committed.Done(0));
            assertThat(store.get(key).version()).isEqualTo(v(1, 5));
            assertThat(store.get(key).document()).isEqualTo("{\"last\":true}");
        }
    }

    @Test
    @DisplayName(
            "commit: of two changes in one list that read the same version, the first is done and the second conflicts")
    default void twoOnOneVersion() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey key = interaction("i");
            store.given(Draft.engine().make(key, v(1, 1)));

            List<Committed> answers = store.commit(List.of(
                    Draft.engine().put(key, v(1, 1), v(1, 2), "{\"winner\":1}").change(),
                    Draft.engine().put(key, v(1, 1), v(1, 3), "{\"winner\":2}").change(),
                    Draft.engine()
                            .guard(key, v(1, 1))
                            .make(interaction("j"), v(1, 4))
                            .change()));

            assertThat(answers)
                    .containsExactly(
                            new Committed.Done(0),
                            new Committed.Conflict(Set.of(key)),
                            new Committed.Conflict(Set.of(key)));
            assertThat(store.get(key).document()).isEqualTo("{\"winner\":1}");
        }
    }

    @Test
    @DisplayName("commit: a change cannot build on one behind it in the list")
    default void notOnLaterOnes() {
        try (OpenStore store = OpenStore.of(this)) {
            RecordKey key = interaction("i");
            Change second = Draft.engine().put(key, v(1, 1), v(1, 2), "{}").change();
            Change first = Draft.engine().make(key, v(1, 1)).change();

            assertThat(store.commit(List.of(second, first)))
                    .containsExactly(new Committed.Conflict(Set.of(key)), new Committed.Done(0));
            assertThat(store.get(key).version()).isEqualTo(v(1, 1));
        }
    }

    @Test
    @DisplayName("commit: a conflict names every record that changed, and no other")
    default void conflictNamesTheStale() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .make(interaction("guard"), v(1, 1))
                    .make(interaction("put"), v(1, 2))
                    .make(interaction("delete"), v(1, 3))
                    .make(interaction("fresh"), v(1, 4)));

            assertThat(store.commit(Draft.engine()
                            .guard(interaction("guard"), v(9, 1))
                            .guard(interaction("fresh"), v(1, 4))
                            .guard(interaction("absent"), v(9, 4))
                            .guard(interaction("nowhere"), Version.ABSENT)
                            .put(interaction("put"), Version.ABSENT, v(2, 1), "{}")
                            .delete(interaction("delete"), v(9, 3))
                            .make(interaction("new"), v(2, 2))
                            .upsert(mark("m"), v(2, 3), "{}")))
                    .isEqualTo(new Committed.Conflict(Set.of(
                            interaction("guard"), interaction("absent"), interaction("put"), interaction("delete"))));
        }
    }

    @Test
    @DisplayName("commit: a guard on an absent record holds until somebody makes it, and again when it is removed")
    default void guardOnAbsent() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft guarded = Draft.engine().guard(mark("m"), Version.ABSENT).history(null, "guarded");
            store.given(guarded);
            store.given(Draft.engine().upsert(mark("m"), v(1, 1), "{}"));
            assertThat(store.commit(guarded)).isEqualTo(new Committed.Conflict(Set.of(mark("m"))));
            store.given(Draft.engine().delete(mark("m"), v(1, 1)));
            store.given(guarded);
        }
    }

    @Test
    @DisplayName("commit: a guard on a record of another kind or tenant's neighbour is not met by its id")
    default void guardsKeepKindsApart() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().make(interaction("same"), v(1, 1)));

            store.given(Draft.engine().guard(mark("same"), Version.ABSENT).make(mark("same"), v(1, 2)));
            assertThat(store.get(interaction("same")).version()).isEqualTo(v(1, 1));
        }
    }

    @Test
    @DisplayName("commit: a delete of a record that is absent or has another version conflicts")
    default void deleteIsCompared() {
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.commit(Draft.engine().delete(interaction("i"), v(1, 1))))
                    .isEqualTo(new Committed.Conflict(Set.of(interaction("i"))));
            store.given(Draft.engine().make(interaction("i"), v(1, 1)));
            assertThat(store.commit(Draft.engine().delete(interaction("i"), v(1, 2))))
                    .isEqualTo(new Committed.Conflict(Set.of(interaction("i"))));
            store.given(Draft.engine().delete(interaction("i"), v(1, 1)));
            assertThat(store.find(interaction("i"))).isNull();
        }
    }

    @Test
    @DisplayName("commit: an upsert asks for no version, and a mark made again survives the delete that read it before")
    default void deleteOfAMarkLosesToAnUpsert() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().upsert(mark("q"), v(1, 1), "{\"n\":1}"));
            store.given(Draft.engine().upsert(mark("q"), v(2, 1), "{\"n\":2}"));

            assertThat(store.commit(Draft.engine().delete(mark("q"), v(1, 1)).history(null, "dispatched")))
                    .isEqualTo(new Committed.Conflict(Set.of(mark("q"))));

            assertThat(store.get(mark("q")).document()).isEqualTo("{\"n\":2}");
            assertThat(store.historyTexts()).isEmpty();
            store.given(Draft.engine().delete(mark("q"), v(2, 1)));
            assertThat(store.find(mark("q"))).isNull();
        }
    }

    @Test
    @DisplayName("commit: ids that differ only in case, a trailing space or an emoji are different records")
    default void idsAreComparedByCodePoint() {
        List<String> ids =
                List.of("a", "A", "a ", " a", "á", "a\u0301", "😀", "😁", "😀 ", "ß", "ss", "i", "ı", "a\t", "ａ");
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < ids.size(); i++) {
                store.given(Draft.engine().put(mark(ids.get(i)), Version.ABSENT, v(1, i + 1), "{\"i\":" + i + "}"));
            }
            for (int i = 0; i < ids.size(); i++) {
                assertThat(store.get(mark(ids.get(i))).document()).isEqualTo("{\"i\":" + i + "}");
            }
        }
    }
}
