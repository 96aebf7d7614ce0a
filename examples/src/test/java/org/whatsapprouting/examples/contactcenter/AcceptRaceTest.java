package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Two agents accept one Beepall offer at the same moment, over HTTP (G-20)")
class AcceptRaceTest {

    @Test
    @DisplayName("20 rounds: one winner each, and the loser is told who it is")
    void fewRounds() throws Exception {
        race(20);
    }

    @Test
    @Tag("long")
    @DisplayName("1,000 rounds: one winner each, and the loser is told who it is")
    void manyRounds() throws Exception {
        race(1_000);
    }

    private static void race(int rounds) throws Exception {
        ExecutorService agents = Executors.newFixedThreadPool(2);
        try (var running = new Running()) {
            running.logIn("ana");
            running.logIn("ben");
            for (int round = 0; round < rounds; round++) {
                String interaction = running.waiting("52155" + (10_000 + round));
                var gate = new CountDownLatch(2);
                Future<Api.Reply> ana = agents.submit(() -> accept(running, gate, interaction, "ana"));
                Future<Api.Reply> ben = agents.submit(() -> accept(running, gate, interaction, "ben"));
                oneWinner(running, interaction, ana.get(), ben.get());
            }
        } finally {
            agents.shutdownNow();
        }
    }

    private static Api.Reply accept(Running running, CountDownLatch gate, String interaction, String agent)
            throws InterruptedException {
        gate.countDown();
        gate.await();
        return running.api.post("/api/offers/" + interaction + "~1~" + agent + "/accept", Running.agent(agent));
    }

    private static void oneWinner(Running running, String interaction, Api.Reply ana, Api.Reply ben) {
        assertThat(List.of(ana.status(), ben.status())).containsExactlyInAnyOrder(200, 409);
        String winner = ana.status() == 200 ? "ana" : "ben";
        Api.Reply lost = ana.status() == 200 ? ben : ana;
        assertThat(lost.code()).isEqualTo("TAKEN");
        assertThat(lost.error().path("by").asText()).isEqualTo(winner);
        assertThat(running.api.interaction(interaction).path("owner").asText()).isEqualTo(winner);
    }
}
