package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;

/** Promise 3, one owner: of any number of writers who read the same version, one wins. */
interface RaceClauses extends StoreClauses {

    @Test
    @Tag("race")
    @DisplayName(
            "commit: of 8 threads that accept one interaction, one wins and the others are told it changed (100 rounds)")
    default void oneWinner() {
        race(100);
    }

    @Test
    @Tag("long")
    @DisplayName(
            "commit: of 8 threads that accept one interaction, one wins and the others are told it changed (1,000 rounds)")
    default void oneWinnerOften() {
        race(1_000);
    }

    @Test
    @Tag("race")
    @DisplayName("commit: 8 threads that count with read, compare and retry lose no count")
    default void noLostUpdate() {
        RecordKey counter = interaction("counter");
        int each = 25;
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(8)) {
            store.given(Draft.engine().put(counter, Version.ABSENT, v(9, 1), "0"));
            crowd.round(number -> {
                int tries = 0;
                for (int done = 0; done < each; tries++) {
                    var read = store.get(counter);
                    String next = String.valueOf(Integer.parseInt(read.document()) + 1);
                    Committed answer =
                            store.commit(Draft.engine().put(counter, read.version(), v(10 + number, tries + 1), next));
                    done += answer instanceof Committed.Done ? 1 : 0;
                }
                return tries;
            });
            assertThat(store.get(counter).document()).isEqualTo(String.valueOf(8 * each));
        }
    }

    private void race(int rounds) {
        int racers = 8;
        RecordKey key = interaction("i");
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(racers)) {
            store.given(Draft.engine().make(key, v(1, 1)));
            for (int i = 1; i <= rounds; i++) {
                int round = i;
                Version read = store.get(key).version();
                List<Committed> answers =
                        crowd.round(number -> store.commit(Draft.from(Some.command("accept-" + round + "-" + number))
                                .put(key, read, v(2 + number, round), "{\"owner\":" + number + "}")
                                .history("i", "accepted")));

                assertThat(answers).filteredOn(Committed.Done.class::isInstance).hasSize(1);
                assertThat(answers)
                        .filteredOn(new Committed.Conflict(Set.of(key))::equals)
                        .hasSize(racers - 1);
                int winner = (int) store.get(key).version().boot() - 2;
                assertThat(answers.get(winner)).isInstanceOf(Committed.Done.class);
            }
            assertThat(store.historyTexts()).hasSize(rounds);
        }
    }
}
