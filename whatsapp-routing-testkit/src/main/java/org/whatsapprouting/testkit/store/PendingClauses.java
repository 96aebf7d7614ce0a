package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.testkit.store.OpenStore.await;
import static org.whatsapprouting.testkit.store.Some.v;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.Version;

/** Appended now, decided later: each appended event is taken by exactly one decision. */
interface PendingClauses extends StoreClauses {

    @Test
    @DisplayName("append: an event is new once, serially and within one list, and its answer stands at its place")
    default void appendTwice() {
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.append(Some.arrival(1), Some.arrival(2), Some.arrival(1)))
                    .containsExactly(true, true, false);
            assertThat(store.append(Some.arrival(3), Some.arrival(2), Some.arrival(4)))
                    .containsExactly(true, false, true);
            assertThat(store.append(Some.arrival(Some.inbox(Some.OTHER_ACCOUNT, 1))))
                    .containsExactly(true);
            assertThat(store.pending()).hasSize(5);
        }
    }

    @Test
    @DisplayName("append: an event that was committed is not new")
    default void appendWhatWasCommitted() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)));

            assertThat(store.append(Some.arrival(1))).containsExactly(false);
            assertThat(store.pending()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "commit: an inbound event that was appended is a duplicate, while it is pending and when it is decided")
    default void inboundOfWhatWasAppended() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1));
            assertThat(store.commit(Draft.from(Some.inbound(1)).answer("late")))
                    .isEqualTo(new Committed.Duplicate(null));
            assertThat(store.pending()).hasSize(1);

            store.given(Draft.from(Some.appended(1)).answer("first"));
            assertThat(store.commit(Draft.from(Some.inbound(1)).answer("late")))
                    .isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.append(Some.arrival(1))).containsExactly(false);
        }
    }

    @Test
    @DisplayName("commit: an appended event that is pending is done, taken away, and a duplicate from then on")
    default void pendingIsConsumedOnce() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1), Some.arrival(2));

            store.given(Draft.from(Some.appended(1)).answer("first").history(null, "decided"));

            assertThat(store.commit(
                            Draft.from(Some.appended(1)).answer("second").history(null, "again")))
                    .isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.pending()).extracting(Pending::arrival).containsExactly(Some.arrival(2));
            assertThat(store.historyTexts()).containsExactly("decided");
        }
    }

    @Test
    @DisplayName("commit: a pending event twice within one list is done once")
    default void pendingTwiceWithinOneList() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1));

            assertThat(store.commit(List.of(
                            Draft.from(Some.appended(1)).answer("first").change(),
                            Draft.from(Some.appended(1)).change())))
                    .containsExactly(new Committed.Done(0), new Committed.Duplicate("first"));
        }
    }

    @Test
    @DisplayName("commit: an event that was never appended is not pending")
    default void neverAppended() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)).answer("first"));

            assertThat(store.commit(Draft.from(Some.appended(1)))).isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.commit(Draft.from(Some.appended(2)))).isEqualTo(new Committed.Duplicate(null));
        }
    }

    @Test
    @DisplayName("commit: a refused decision leaves its event pending")
    default void refusedDecisionLeavesItPending() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1));

            assertThat(store.commit(Draft.from(Some.appended(1))
                            .answer("refused")
                            .put(Some.interaction("i1"), v(1, 1), v(1, 2), "{}")))
                    .isInstanceOf(Committed.Conflict.class);
            assertThat(store.commit(
                            Draft.from(Some.appended(1)).answer("flawed").make(Some.interaction("i1"), Version.ABSENT)))
                    .isInstanceOf(Committed.Failed.class);
            assertThat(store.pending()).hasSize(1);
            store.given(Draft.from(Some.appended(1)).answer("done"));
        }
    }

    @Test
    @DisplayName("pending: events come whole, in the order of acceptance, no more than asked for")
    default void pendingInOrder() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(9), Some.arrival(3));
            Arrival last = new Arrival(
                    Some.OTHER_TENANT,
                    Some.inbox(7),
                    "",
                    "{\"text\":\"😀\"}",
                    Instant.parse("2026-11-22T12:00:00.123456789Z"));
            store.append(last);

            List<Pending> all = store.pending();
            assertThat(all).extracting(Pending::arrival).containsExactly(Some.arrival(9), Some.arrival(3), last);
            assertThat(all).extracting(Pending::place).isSorted().doesNotHaveDuplicates();
            assertThat(await(store.store().pending(2))).isEqualTo(all.subList(0, 2));
        }
    }

    @Test
    @DisplayName("pending: the place of a new event is behind all places before, also when those are gone")
    default void placesRise() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1), Some.arrival(2));
            long last = store.pending().get(1).place();
            store.given(Draft.from(Some.appended(2)), Draft.from(Some.appended(1)));

            store.append(Some.arrival(3));
            assertThat(store.pending())
                    .singleElement()
                    .satisfies(third -> assertThat(third.place()).isGreaterThan(last));
        }
    }

    @Test
    @DisplayName("append: with an event no store can hold, nothing is appended")
    default void appendOfAFlawedEvent() {
        try (OpenStore store = OpenStore.of(this)) {
            Arrival flawed = new Arrival(Some.TENANT, Some.inbox(2), "contact", "half \ud83d", Some.NOON);

            assertThatThrownBy(() -> store.append(Some.arrival(1), flawed)).isInstanceOf(StoreException.class);
            assertThat(store.pending()).isEmpty();
            assertThat(store.append(Some.arrival(1))).containsExactly(true);
        }
    }

    @Test
    @Tag("race")
    @DisplayName("append: of one event from 16 threads at once, one is new")
    default void appendFromManyThreads() {
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(16)) {
            for (int round = 0; round < 50; round++) {
                int event = round;
                assertThat(crowd.round(
                                number -> store.append(Some.arrival(event)).get(0)))
                        .containsOnlyOnce(true);
            }
            assertThat(store.pending()).hasSize(50);
        }
    }

    @Test
    @Tag("race")
    @DisplayName("commit: of 8 threads that decide one pending event, or receive it again, one is done")
    default void pendingConsumedByManyThreads() {
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(8)) {
            for (int round = 0; round < 50; round++) {
                int event = round;
                store.append(Some.arrival(event));
                List<Committed> answers = crowd.round(number ->
                        store.commit(Draft.from(number % 4 == 3 ? Some.inbound(event) : Some.appended(event))));

                assertThat(answers).filteredOn(Committed.Done.class::isInstance).hasSize(1);
                assertThat(answers)
                        .filteredOn(Committed.Duplicate.class::isInstance)
                        .hasSize(7);
            }
            assertThat(store.pending()).isEmpty();
        }
    }
}
