package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.agent;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Queue: offers, clocks and memory (Q-*, G-15 to G-21)")
class QueueTest {

    @Test
    @DisplayName("Scenario 1: one reply, agents asked; a second message keeps the place and sends no second reply")
    void scenario1() {
        try (var centre = TestCentre.with(reply("hi", Mode.ONE_TIME, "hi"), queue("q", "q", 60))
                .queue(beepall("q", A, B, C))
                .open()) {
            centre.logIn(A, B, C);
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).containsExactly("hi");
            assertThat(centre.asked()).containsExactly(A, B, C);
            var before = centre.offer(A);
            centre.advance(3);
            centre.says("1", "anybody?");
            assertThat(centre.provider.texts()).containsExactly("hi");
            assertThat(centre.offer(A)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName(
            "Scenario 5: the agent does not answer in 20 s, then the queue is asked; he rejects at 3 s, then at 3 s")
    void scenario5() {
        var plan = TestCentre.with(agent("first", A, 20), queue("q", "q", 60)).queue(beepall("q", B));
        try (var centre = plan.open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A);
            centre.advance(19);
            assertThat(centre.asked()).containsExactly(A);
            centre.advance(1);
            assertThat(centre.asked()).containsExactly(B);
            centre.accept(B);
            centre.says("2", "hello");
            centre.advance(3);
            assertThat(centre.reject(A)).isInstanceOf(RejectOutcome.Rejected.class);
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("an agent who logs in while his action waits is offered at once (G-13), and again every 15 s (G-15)")
    void agentLogsInLate() {
        try (var centre = TestCentre.with(agent("first", A, 60)).open()) {
            centre.says("1", "hello");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.WAITING);
            centre.advance(10);
            centre.logIn(A);
            assertThat(centre.offer(A).id().generation()).isEqualTo(1);
            centre.advance(15);
            assertThat(centre.offer(A).id().generation()).isEqualTo(2);
            centre.advance(35);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            assertThat(centre.offers(A)).isEmpty();
        }
    }

    @Test
    @DisplayName("Scenario 6: two accept a Beepall offer, one owns it, the other is told who has it (Q-02, G-20)")
    void scenario6() {
        try (var centre = TestCentre.with(queue("q", "q", 60))
                .queue(beepall("q", A, B, C))
                .open()) {
            centre.logIn(A, B, C);
            centre.says("1", "hello");
            var b = centre.engine.agents().accept(centre.offer(B).id());
            var c = centre.engine.agents().accept(centre.offer(C).id());
            assertThat(centre.ask(b)).isInstanceOf(AcceptOutcome.Accepted.class);
            assertThat(centre.ask(c)).isEqualTo(new AcceptOutcome.Taken(B));
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(B);
        }
    }

    @Test
    @DisplayName("Scenario 7: round robin goes on after the one asked last, past whoever is paused (Q-03, G-17)")
    void scenario7() {
        try (var centre = TestCentre.with(queue("q", "q", 600))
                .queue(roundRobin("q", 60, 5, A, B, C))
                .open()) {
            centre.logIn(A, B, C);
            centre.says("0", "moves the memory to a");
            assertThat(centre.asked()).containsExactly(A);
            centre.accept(A);
            centre.says("1", "x");
            centre.says("2", "y");
            assertThat(centre.asked()).containsExactly(B, C);
            centre.accept(B);
            centre.accept(C);
            centre.ask(centre.engine.agents().pause(A, new PauseId("lunch")));
            centre.says("3", "z");
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("Scenario 8: agent timeout 10 s, application timeout 25 s, retry 0: a, b, c for 5 s, then on (G-19)")
    void scenario8() {
        try (var centre = TestCentre.with(queue("q", "q", 25), reply("late", Mode.ALWAYS, "sorry"))
                .queue(roundRobin("q", 10, 0, A, B, C))
                .open()) {
            centre.logIn(A, B, C);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A);
            centre.advance(10);
            assertThat(centre.asked()).containsExactly(B);
            centre.advance(10);
            assertThat(centre.asked()).containsExactly(C);
            assertThat(centre.offer(C).expiresAt()).isEqualTo(TestCentre.START.plusSeconds(25));
            centre.advance(5);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.provider.texts()).containsExactly("sorry");
        }
    }

    @Test
    @DisplayName("Scenario 9: who rejected is not asked again during this stay (Q-07)")
    void scenario9() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 10, 0, A, B))
                .open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            centre.reject(A);
            for (int i = 0; i < 5; i++) {
                assertThat(centre.asked()).containsExactly(B);
                centre.advance(10);
            }
        }
    }

    @Test
    @DisplayName(
            "Beepall: withdrawn after the agent timeout, asked again after the retry, without whoever rejected (G-16)")
    void beepallAgain() {
        try (var centre =
                TestCentre.with(queue("q", "q", 60)).queue(beepall("q", A, B)).open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var first = centre.offer(A);
            centre.reject(B);
            assertThat(centre.asked()).containsExactly(A);
            centre.advance(15);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.ask(centre.engine.agents().accept(first.id()))).isInstanceOf(AcceptOutcome.Ended.class);
            centre.advance(5);
            assertThat(centre.asked()).containsExactly(A);
            assertThat(centre.offer(A).id().generation()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("Scenario 11: a queue member who is not in the account is not asked and sees nothing (G-21, V-02)")
    void scenario11() {
        try (var centre = TestCentre.with(queue("q", "q", 60))
                .queue(beepall("q", A, B))
                .members(A)
                .open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A);
            var offer = new OfferId(centre.newestId(), 1, B);
            assertThat(centre.ask(centre.engine.agents().accept(offer))).isInstanceOf(AcceptOutcome.NotFound.class);
        }
    }

    @Test
    @DisplayName("whoever logs in while a Beepall offer stands is asked at once; whoever pauses is not")
    void ringsWhoIsThere() {
        try (var centre = TestCentre.with(queue("q", "q", 60))
                .queue(beepall("q", A, B, C))
                .open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A);
            centre.logIn(B);
            assertThat(centre.asked()).containsExactly(A, B);
            centre.ask(centre.engine.agents().pause(A, new PauseId("lunch")));
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("nobody is there: the interaction waits, and the first to log in is asked (promise 6, Q-14)")
    void waitsForSomebody() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 15, 5, A, B))
                .open()) {
            centre.says("1", "hello");
            assertThat(centre.engine.interactions().waiting(new QueueId("q"))).isEqualTo(1);
            assertThat(centre.engine.interactions().waiting(new QueueId("none")))
                    .isZero();
            centre.advance(1_000);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.WAITING);
            centre.logIn(B);
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("logging out gives back what is offered to him alone, and it goes to the next (promise 5)")
    void logOutGivesBack() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 60, 5, A, B))
                .open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A);
            centre.ask(centre.engine.agents().logOut(A));
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName(
            "capacity 1: no second offer while one is owned; a freed slot takes the longest waiting (G-22, promise 4)")
    void capacity() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 600, 5, A))
                .capacity(1)
                .open()) {
            centre.logIn(A);
            centre.says("1", "first");
            centre.advance(1);
            centre.says("2", "second");
            centre.advance(1);
            centre.says("3", "third");
            centre.accept(A);
            var first = centre.engine.interactions().list(InteractionFilter.newest(10));
            assertThat(centre.asked()).isEmpty();
            var owned = first.items().get(2);
            centre.ask(centre.engine.interactions().close(A, owned.id(), null));
            centre.crank.settle();
            assertThat(centre.offer(A).interaction())
                    .isEqualTo(first.items().get(1).id());
        }
    }

    @Test
    @DisplayName("Beepall at capacity: the accept is refused, not the ring (architecture of offers)")
    void beepallAtCapacity() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .capacity(1)
                .open()) {
            centre.logIn(A, B);
            centre.says("1", "first");
            centre.says("2", "second");
            assertThat(centre.offers(A)).hasSize(2);
            var offers = centre.offers(A);
            centre.ask(centre.engine.agents().accept(offers.get(0).id()));
            assertThat(centre.ask(centre.engine.agents().accept(offers.get(1).id())))
                    .isInstanceOf(AcceptOutcome.AtCapacity.class);
            assertThat(centre.offers(A)).isEmpty();
            assertThat(centre.offers(B)).hasSize(1);
        }
    }

    @Test
    @DisplayName("the heavier queue gets the freed agent first, whoever waits longer (Q-05, G-23)")
    void weight() {
        var light = roundRobin("light", 600, 5, A);
        var heavy = new Queue(
                new QueueId("heavy"),
                "heavy",
                Queue.Strategy.RR_MEMORY,
                Duration.ofSeconds(600),
                Duration.ofSeconds(5),
                5,
                List.of(A));
        try (var centre = TestCentre.with(
                        Plans.goToIf("vip", "message.body == 'vip'", "heavy"),
                        queue("light", "light", 0),
                        queue("heavy", "heavy", 0))
                .queue(light)
                .queue(heavy)
                .capacity(1)
                .open()) {
            centre.says("1", "normal");
            centre.advance(5);
            centre.says("2", "vip");
            centre.logIn(A);
            assertThat(centre.offer(A).queue()).isEqualTo(new QueueId("heavy"));
        }
    }

    @Test
    @DisplayName("least recent: the one asked longest ago by this queue (Q-04)")
    void leastRecent() {
        var queue = new Queue(
                new QueueId("q"),
                "q",
                Queue.Strategy.LEAST_RECENT,
                Duration.ofSeconds(600),
                Duration.ofSeconds(5),
                0,
                List.of(A, B, C));
        try (var centre = TestCentre.with(queue("q", "q", 0)).queue(queue).open()) {
            centre.logIn(B, C);
            centre.says("1", "x");
            assertThat(centre.asked()).containsExactly(B);
            centre.accept(B);
            centre.says("2", "x");
            centre.accept(C);
            centre.logIn(A);
            centre.says("3", "x");
            assertThat(centre.asked()).containsExactly(A);
            centre.accept(A);
            centre.says("4", "x");
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("every offer that was made has ended when the interaction is closed (promise 5)")
    void everyOfferEnds() {
        try (var centre = TestCentre.with(queue("q", "q", 40), Plans.close("end"))
                .queue(roundRobin("q", 10, 5, A, B, C))
                .open()) {
            centre.logIn(A, B, C);
            centre.says("1", "hello");
            centre.advance(60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.CLOSED);
            assertThat(centre.events(RoutingEvent.OfferMade.class))
                    .hasSameSizeAs(centre.events(RoutingEvent.OfferEnded.class));
            assertThat(centre.asked()).isEmpty();
        }
    }
}
