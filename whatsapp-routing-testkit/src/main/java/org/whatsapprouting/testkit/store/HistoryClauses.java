package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.OpenStore.await;
import static org.whatsapprouting.testkit.store.Some.TENANT;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.HistoryRow;

/** The feed: in commit order, rising, without gaps that could still be filled. */
interface HistoryClauses extends StoreClauses {

    @Test
    @DisplayName("history: entries come in commit order, at the positions the commits were answered with")
    default void positionsRise() {
        try (OpenStore store = OpenStore.of(this)) {
            List<Committed> answers = new ArrayList<>();
            answers.add(store.commit(Draft.engine().history("a", "1").at(Some.NOON.plusSeconds(9))));
            answers.addAll(store.commit(List.of(
                    Draft.engine().history("b", "2").change(),
                    Draft.engine().change(),
                    Draft.engine().history(null, "3").change())));

            List<HistoryRow> feed = store.history(TENANT, null);
            assertThat(feed).extracting(HistoryRow::document).containsExactly("1", "2", "3");
            assertThat(feed).extracting(HistoryRow::subject).containsExactly("a", "b", null);
            assertThat(feed).extracting(HistoryRow::position).isSorted().doesNotHaveDuplicates();
            assertThat(feed.get(0).position()).isPositive();
            assertThat(feed.get(0).at()).isEqualTo(Some.NOON.plusSeconds(9));
            assertThat(answers)
                    .containsExactly(
                            new Committed.Done(feed.get(0).position()),
                            new Committed.Done(feed.get(1).position()),
                            new Committed.Done(0),
                            new Committed.Done(feed.get(2).position()));
        }
    }

    @Test
    @DisplayName("history: it goes on behind a position, no more than asked for, of one subject if asked")
    default void pagesAndSubjects() {
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < 10; i++) {
                store.given(Draft.engine().history(i % 2 == 0 ? "even" : "Even", "" + i));
            }
            List<HistoryRow> feed = store.history(TENANT, null);

            assertThat(await(store.store().history(TENANT, null, feed.get(3).position(), 3)))
                    .isEqualTo(feed.subList(4, 7));
            assertThat(await(store.store().history(TENANT, "even", feed.get(3).position(), 2)))
                    .containsExactly(feed.get(4), feed.get(6));
            assertThat(store.history(TENANT, "Even"))
                    .extracting(HistoryRow::document)
                    .containsExactly("1", "3", "5", "7", "9");
            assertThat(await(store.store().history(TENANT, null, feed.get(9).position(), 3)))
                    .isEmpty();
            assertThat(store.history(TENANT, "nobody")).isEmpty();
        }
    }

    @Test
    @DisplayName("history: tenants have feeds of their own, also of equal subjects")
    default void tenantsHaveTheirOwn() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(
                    Draft.engine().history("same", "north 1"),
                    Draft.engine().tenant(Some.OTHER_TENANT).history("same", "south 1"),
                    Draft.engine().history("same", "north 2"));

            assertThat(store.history(TENANT, "same"))
                    .extracting(HistoryRow::document)
                    .containsExactly("north 1", "north 2");
            assertThat(store.history(Some.OTHER_TENANT, null))
                    .extracting(HistoryRow::document)
                    .containsExactly("south 1");
        }
    }

    @Test
    @Tag("race")
    @DisplayName("history: a reader who follows 8 writers gets every entry once, and each writer's in order")
    default void noGapsUnderWriters() {
        int writers = 8;
        int each = 40;
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(writers + 1)) {
            AtomicInteger running = new AtomicInteger(writers);
            List<List<HistoryRow>> results = crowd.round(number -> {
                if (number == writers) {
                    return follow(store, running);
                }
                try {
                    for (int i = 0; i < each; i++) {
                        store.given(Draft.engine().history("w" + number, Some.padded(i, 3)));
                    }
                } finally {
                    running.decrementAndGet();
                }
                return List.of();
            });

            List<HistoryRow> followed = results.get(writers);
            assertThat(followed).isEqualTo(store.history(TENANT, null)).hasSize(writers * each);
            for (int writer = 0; writer < writers; writer++) {
                String subject = "w" + writer;
                assertThat(followed)
                        .filteredOn(row -> Objects.equals(row.subject(), subject))
                        .extracting(HistoryRow::document)
                        .hasSize(each)
                        .isSorted();
            }
        }
    }

    @Test
    @DisplayName("history: what is refused has no entry and leaves the feed in order")
    default void refusedHaveNone() {
        try (OpenStore store = OpenStore.of(this)) {
            store.commit(List.of(
                    Draft.engine().history(null, "1").change(),
                    Draft.engine()
                            .guard(interaction("i"), v(1, 1))
                            .history(null, "refused")
                            .change(),
                    Draft.engine().history(null, "2").change()));
            store.given(Draft.engine().history(null, "3"));

            assertThat(store.historyTexts()).containsExactly("1", "2", "3");
        }
    }

    /** Reads the feed as long as writers run, going on behind the last entry seen. */
    private static List<HistoryRow> follow(OpenStore store, AtomicInteger running) {
        List<HistoryRow> seen = new ArrayList<>();
        boolean last;
        boolean more;
        do {
            last = running.get() == 0;
            more = store.readOn(TENANT, null, seen, 7);
        } while (!last || more);
        return seen;
    }
}
