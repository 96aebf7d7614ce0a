package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.NOON;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Committed;

/** Origins are forgotten by age, and by nothing else. */
interface ForgetClauses extends StoreClauses {

    @Test
    @DisplayName("forgetOrigins: only what is older goes, and is new again; the rest stays known")
    default void byAge() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(
                    Draft.from(Some.inbound(1)).at(NOON.minusNanos(1)),
                    Draft.from(Some.command("old")).at(NOON.minusSeconds(60)),
                    Draft.from(Some.inbound(2)).answer("kept").at(NOON),
                    Draft.from(Some.command("young")).at(NOON.plusSeconds(60)));

            assertThat(store.forget(NOON, 100)).isEqualTo(2);

            store.given(Draft.from(Some.inbound(1)), Draft.from(Some.command("old")));
            assertThat(store.commit(Draft.from(Some.inbound(2)))).isEqualTo(new Committed.Duplicate("kept"));
            assertThat(store.commit(Draft.from(Some.command("young")))).isInstanceOf(Committed.Duplicate.class);
        }
    }

    @Test
    @DisplayName("forgetOrigins: it goes by steps, and fewer than asked for means none is left")
    default void bySteps() {
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < 25; i++) {
                store.given(Draft.from(Some.inbound(i)).at(NOON.minusSeconds(i)));
            }
            assertThat(store.forget(NOON.minusSeconds(4), 10)).isEqualTo(10);
            assertThat(store.forget(NOON.minusSeconds(4), 10)).isEqualTo(10);
            assertThat(store.forget(NOON.minusSeconds(4), 10)).isZero();
            assertThat(store.forget(Instant.MIN, 10)).isZero();
            assertThat(store.forget(Instant.MAX, 10)).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("forgetOrigins: an event that still waits for its decision is never forgotten")
    default void notWhilePending() {
        try (OpenStore store = OpenStore.of(this)) {
            store.append(Some.arrival(1), Some.arrival(2));
            store.given(Draft.from(Some.appended(2)).at(NOON));

            assertThat(store.forget(NOON.plusSeconds(1), 100)).isEqualTo(1);

            assertThat(store.append(Some.arrival(1), Some.arrival(2))).containsExactly(false, true);
            assertThat(store.commit(Draft.from(Some.inbound(1)))).isInstanceOf(Committed.Duplicate.class);
            store.given(Draft.from(Some.appended(1)));
        }
    }
}
