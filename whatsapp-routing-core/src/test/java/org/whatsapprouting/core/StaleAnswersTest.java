package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;

@DisplayName("Answers to offers that are over: they count for nothing, and say so (promises 3 and 5)")
class StaleAnswersTest {

    @Test
    @DisplayName("an answer to an earlier offer is not an answer to the one that stands (G-20)")
    void earlierOffer() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 10, 0, A))
                .open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            var first = centre.offer(A).id();
            centre.advance(10);
            assertThat(centre.offer(A).id()).isNotEqualTo(first);
            assertThat(centre.ask(centre.engine.agents().reject(first))).isInstanceOf(RejectOutcome.Ended.class);
            assertThat(centre.ask(centre.engine.agents().accept(first))).isInstanceOf(AcceptOutcome.Ended.class);
            assertThat(centre.newest().owner()).isNull();
        }
    }

    @Test
    @DisplayName("an offer is over at its deadline, also if nobody has looked at the clock yet (Q-06)")
    void afterTheDeadline() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var offer = centre.offer(A);
            centre.crank.moveTo(offer.expiresAt());
            var accept = centre.engine.agents().accept(offer.id());
            assertThat(centre.ask(accept)).isInstanceOf(AcceptOutcome.Ended.class);
            assertThat(centre.newest().owner()).isNull();
        }
    }

    @Test
    @DisplayName("whoever rejected an offer to all cannot accept it afterwards (Q-07)")
    void acceptAfterReject() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var offer = centre.offer(A);
            centre.reject(A);
            assertThat(centre.ask(centre.engine.agents().accept(offer.id()))).isInstanceOf(AcceptOutcome.Ended.class);
        }
    }
}
