package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.Range.Column;
import org.whatsapprouting.api.store.Range.Cursor;
import org.whatsapprouting.api.store.Range.Sort;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;

/** Reading by columns. */
interface RangeClauses extends StoreClauses {

    @Test
    @DisplayName("range: a lane comes in its order, then by id, and holds only its own records")
    default void laneInOrder() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .make(interaction("late"), v(1, 1), waiting("lane", 30))
                    .make(interaction("b"), v(1, 2), waiting("lane", 20))
                    .make(interaction("a"), v(1, 3), waiting("lane", 20))
                    .make(interaction("early"), v(1, 4), waiting("lane", -5))
                    .make(interaction("other"), v(1, 5), waiting("Lane", 1))
                    .make(interaction("spaced"), v(1, 6), waiting("lane ", 1))
                    .make(interaction("none"), v(1, 7))
                    .make(Some.mark("mark"), v(1, 8), waiting("lane", 1)));

            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "lane", 10)))
                    .containsExactly("early", "a", "b", "late");
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "lane", 2))).containsExactly("early", "a");
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "", 2))).isEmpty();
        }
    }

    @Test
    @DisplayName("range: the cursor goes on behind the last record, though records come and go before it")
    default void pagesAreStable() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft draft = Draft.engine();
            for (int i = 0; i < 30; i++) {
                draft.make(interaction("i" + Some.padded(i, 2)), v(1, i + 1), waiting("lane", i / 7));
            }
            store.given(draft);

            List<String> seen = new ArrayList<>();
            Cursor after = null;
            for (int page = 0; page < 10; page++) {
                List<String> ids = store.ids(
                        new Range(RecordKind.INTERACTION, Map.of(Column.LANE, "lane"), null, Sort.BY_ORDER, after, 4));
                seen.addAll(ids);
                if (ids.isEmpty()) {
                    break;
                }
                String last = ids.get(ids.size() - 1);
                after = new Cursor(Integer.parseInt(last.substring(1)) / 7, last);
                store.given(Draft.engine()
                        .delete(interaction(last), v(1, Integer.parseInt(last.substring(1)) + 1))
                        .make(interaction("h" + page), v(2, page + 1), waiting("lane", -1)));
            }
            assertThat(seen).hasSize(30).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("range: a record is found by its present columns, and no more when it is deleted")
    default void columnsMove() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().make(interaction("i"), v(1, 1), waiting("before", 1)));
            store.given(Draft.engine().put(interaction("i"), v(1, 1), v(1, 2), "{}", null, waiting("after", 2)));
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "before", 10)))
                    .isEmpty();
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "after", 10)))
                    .containsExactly("i");

            store.given(Draft.engine().upsert(interaction("i"), v(1, 3), "{}"));
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "after", 10)))
                    .isEmpty();
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "i", 10))).containsExactly("i");

            store.given(Draft.engine().delete(interaction("i"), v(1, 3)));
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "i", 10))).isEmpty();
        }
    }

    @Test
    @DisplayName("range: a prefix is taken to the letter, wildcards, case and emoji included")
    default void prefixesAreLiteral() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft draft = Draft.engine();
            List<String> ids = List.of(
                    "a",
                    "a%",
                    "a%b",
                    "a_b",
                    "a\\b",
                    "aXb",
                    "A%b",
                    "b",
                    "😀a",
                    "😀b",
                    "😁a",
                    "\ud7ffa",
                    "\uffffa",
                    "\udbff\udfff",
                    "\udbff\udfffa");
            for (int i = 0; i < ids.size(); i++) {
                draft.make(interaction(ids.get(i)), v(1, i + 1));
            }
            store.given(draft);

            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "a%", 10)))
                    .containsExactly("a%", "a%b");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "a_", 10)))
                    .containsExactly("a_b");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "a\\", 10)))
                    .containsExactly("a\\b");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "😀", 10)))
                    .containsExactly("😀a", "😀b");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "\ud7ff", 10)))
                    .containsExactly("\ud7ffa");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "\udbff\udfff", 10)))
                    .containsExactly("\udbff\udfff", "\udbff\udfffa");
            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "", 100))).hasSize(ids.size());
        }
    }

    @Test
    @DisplayName("range: ids are in order of code point: an emoji comes behind U+FFFD")
    default void orderIsByCodePoint() {
        List<String> rising = List.of("A", "B", "_", "a", "ab", "b", "é", "ÿ", "\uff21", "\ufffd", "😀", "😁");
        try (OpenStore store = OpenStore.of(this)) {
            Draft draft = Draft.engine();
            for (int i = rising.size() - 1; i >= 0; i--) {
                draft.make(interaction(rising.get(i)), v(1, i + 1), waiting("lane", 0));
            }
            store.given(draft);

            assertThat(store.ids(Range.prefix(RecordKind.INTERACTION, "", 100))).isEqualTo(rising);
            assertThat(store.ids(Range.lane(RecordKind.INTERACTION, "lane", 100)))
                    .isEqualTo(rising);
            assertThat(store.ids(new Range(
                            RecordKind.INTERACTION, Map.of(), null, Sort.BY_ID, new Cursor(0, "\ufffd"), 100)))
                    .containsExactly("😀", "😁");
        }
    }

    @Test
    @DisplayName("range: 600 random questions over 300 random records get what filtering and sorting them all gives")
    default void randomQuestions() {
        Random random = new Random(20261122);
        List<StoredRecord> all = RandomRanges.records(random, 300);
        try (OpenStore store = OpenStore.of(this)) {
            Draft draft = Draft.engine();
            all.forEach(one ->
                    draft.put(one.key(), Version.ABSENT, one.version(), one.document(), one.content(), one.columns()));
            store.given(draft);

            Map<Sort, List<StoredRecord>> sorted = RandomRanges.sorted(all);
            for (int i = 0; i < 600; i++) {
                Range question = RandomRanges.question(random);
                assertThat(store.ids(question)).as(question::toString).isEqualTo(RandomRanges.answer(question, sorted));
            }
        }
    }

    private static Columns waiting(String lane, long order) {
        return new Columns(lane, null, null, null, null, order, null, null);
    }
}
