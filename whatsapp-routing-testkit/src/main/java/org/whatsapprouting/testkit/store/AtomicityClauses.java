package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.Version;

/** A done change is whole, a change that is not done leaves nothing, a poisonous one fails alone. */
interface AtomicityClauses extends StoreClauses {

    @Test
    @DisplayName("commit: a change that conflicts leaves no record, no history and no origin")
    default void conflictLeavesNothing() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().make(interaction("old"), v(1, 1)).make(interaction("gone"), v(1, 2)));
            Draft half = Draft.from(Some.command("c1"))
                    .answer("half")
                    .make(interaction("new"), v(1, 3))
                    .upsert(Some.mark("m"), v(1, 4), "{}")
                    .delete(interaction("gone"), v(1, 2))
                    .put(interaction("old"), v(9, 9), v(1, 5), "{\"stale\":true}")
                    .history("new", "half");

            assertThat(store.commit(half)).isEqualTo(new Committed.Conflict(Set.of(interaction("old"))));

            assertThat(store.find(interaction("new"))).isNull();
            assertThat(store.find(Some.mark("m"))).isNull();
            assertThat(store.get(interaction("gone")).version()).isEqualTo(v(1, 2));
            assertThat(store.get(interaction("old")).document()).isEqualTo("{}");
            assertThat(store.historyTexts()).isEmpty();
            store.given(Draft.from(Some.command("c1")).answer("whole"));
            assertThat(store.commit(Draft.from(Some.command("c1")))).isEqualTo(new Committed.Duplicate("whole"));
        }
    }

    @Test
    @DisplayName(
            "commit: a flawed change fails alone and leaves nothing; its neighbours are done, what builds on it conflicts")
    default void flawedChangeFailsAlone() {
        try (OpenStore store = OpenStore.of(this)) {
            List<Committed> answers = store.commit(List.of(
                    Draft.engine()
                            .make(interaction("a"), v(1, 1))
                            .history("a", "a1")
                            .change(),
                    Draft.from(Some.inbound(1))
                            .put(interaction("a"), v(1, 1), v(1, 2), "{\"flawed\":true}")
                            .make(interaction("b"), v(1, 3), columnsWithLane("x".repeat(201)))
                            .history("b", "b1")
                            .change(),
                    Draft.engine()
                            .put(interaction("a"), v(1, 2), v(1, 4), "{\"on\":\"flawed\"}")
                            .change(),
                    Draft.engine()
                            .put(interaction("a"), v(1, 1), v(1, 5), "{\"on\":\"done\"}")
                            .history("a", "a2")
                            .change()));

            assertThat(answers.get(0)).isInstanceOf(Committed.Done.class);
            assertThat(answers.get(1)).isInstanceOf(Committed.Failed.class);
            assertThat(answers.get(2)).isInstanceOf(Committed.Conflict.class);
            assertThat(answers.get(3)).isInstanceOf(Committed.Done.class);
            assertThat(store.get(interaction("a")).document()).isEqualTo("{\"on\":\"done\"}");
            assertThat(store.find(interaction("b"))).isNull();
            assertThat(store.historyTexts()).containsExactly("a1", "a2");
            store.given(Draft.from(Some.inbound(1)));
        }
    }

    @Test
    @DisplayName("commit: every flaw a change can have in itself fails, with a reason that holds no content")
    default void everyFlawFails() {
        Map<String, Draft> flawed = new LinkedHashMap<>();
        RecordKey foreign = new RecordKey(Some.OTHER_TENANT, RecordKind.INTERACTION, "i1");
        flawed.put("a write of another tenant", Draft.engine().make(foreign, v(1, 1)));
        flawed.put("a guard of another tenant", Draft.engine().guard(foreign, Version.ABSENT));
        flawed.put(
                "a record twice",
                Draft.engine().upsert(Some.mark("m"), v(1, 1), "{}").upsert(Some.mark("m"), v(1, 2), "{}"));
        flawed.put("the absent version as next", Draft.engine().make(interaction("i1"), Version.ABSENT));
        flawed.put(
                "the absent version as next of an upsert", Draft.engine().upsert(Some.mark("m"), Version.ABSENT, "{}"));
        flawed.put("a delete of what is absent", Draft.engine().delete(interaction("i1"), Version.ABSENT));
        flawed.put("a long subject", Draft.engine().history("s".repeat(201), "{}"));
        flawed.put("U+0000", Draft.engine().upsert(Some.mark("m"), v(1, 1), "secret \u0000"));
        flawed.put("half a pair at the end", Draft.engine().history(null, "secret \ud83d"));
        flawed.put("half a pair at the start", Draft.from(Some.command("c1")).answer("\ude00 secret"));
        flawed.put("half a pair in an id", Draft.engine().make(interaction("i\ud83d"), v(1, 1)));
        flawed.put("a late time", Draft.engine().history(null, "{}").at(Instant.MAX));
        flawed.put("a late due", Draft.engine().make(interaction("i1"), v(1, 1), Columns.due(Instant.MAX)));

        try (OpenStore store = OpenStore.of(this)) {
            flawed.forEach((flaw, draft) -> assertThat(store.commit(draft))
                    .as(flaw)
                    .isInstanceOfSatisfying(
                            Committed.Failed.class,
                            failed -> assertThat(failed.reason()).isNotBlank().doesNotContain("secret")));
            assertThat(store.historyTexts()).isEmpty();
        }
    }

    @Test
    @Tag("big")
    @DisplayName("commit: a text of more than 16,777,216 characters fails, its neighbour is done")
    default void overlongText() {
        try (OpenStore store = OpenStore.of(this)) {
            Change overlong = Draft.engine()
                    .upsert(Some.mark("long"), v(1, 1), "x".repeat(16 * 1024 * 1024 + 1))
                    .change();
            Change neighbour =
                    Draft.engine().upsert(Some.mark("short"), v(1, 2), "{}").change();

            List<Committed> answers = store.commit(List.of(overlong, neighbour));

            assertThat(answers.get(0)).isInstanceOf(Committed.Failed.class);
            assertThat(answers.get(1)).isInstanceOf(Committed.Done.class);
            assertThat(store.find(Some.mark("long"))).isNull();
        }
    }

    @Test
    @DisplayName("commit: the same list again after an unknown outcome happens once")
    default void sameListAgain() {
        try (OpenStore store = OpenStore.of(this)) {
            List<Change> list = List.of(
                    Draft.from(Some.inbound(1))
                            .make(interaction("a"), v(1, 1))
                            .history("a", "a")
                            .change(),
                    Draft.from(Some.command("c1"))
                            .put(interaction("a"), v(1, 1), v(1, 2), "{}")
                            .history("a", "b")
                            .change(),
                    Draft.engine()
                            .put(interaction("a"), v(1, 2), v(1, 3), "{}")
                            .history("a", "c")
                            .change());
            store.commit(list);

            assertThat(store.commit(list))
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(Committed.Duplicate.class),
                            second -> assertThat(second).isInstanceOf(Committed.Duplicate.class),
                            third -> assertThat(third).isInstanceOf(Committed.Conflict.class));
            assertThat(store.historyTexts()).containsExactly("a", "b", "c");
        }
    }

    @Test
    @DisplayName("commit: a list of nothing is answered with nothing")
    default void emptyList() {
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.commit(List.of())).isEmpty();
            assertThat(store.append()).isEmpty();
        }
    }

    private static Columns columnsWithLane(String lane) {
        return new Columns(lane, null, null, null, null, 0, null, null);
    }
}
