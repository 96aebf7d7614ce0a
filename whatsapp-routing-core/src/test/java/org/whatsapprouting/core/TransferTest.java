package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.outcome.TransferOutcome;

@DisplayName("Transfer to an agent and to a queue (S-01 to S-03, G-24, G-25)")
class TransferTest {

    private static TestCentre owned(boolean toAgent, boolean toQueue, int capacity) {
        TestCentre centre = TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A))
                .queue(beepall("second", A, B, C))
                .capacity(capacity)
                .settings(s -> s.withTransfer(new Transfer(toAgent, toQueue, Duration.ofSeconds(30))))
                .open();
        centre.logIn(A, B);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    private static TransferOutcome transfer(TestCentre centre, AgentId target) {
        var outcome = centre.ask(centre.engine.interactions().transfer(A, centre.newestId(), target));
        centre.crank.settle();
        return outcome;
    }

    @Test
    @DisplayName("the other agent accepts: it is his, and the first has his slot back")
    void accepted() {
        try (var centre = owned(true, false, 1)) {
            assertThat(transfer(centre, B)).isInstanceOf(TransferOutcome.Started.class);
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.newest().owner()).isEqualTo(A);
            centre.says("2", "somebody else");
            assertThat(centre.offers(A))
                    .describedAs("his slot is held until the other accepts")
                    .isEmpty();
            centre.accept(B);
            assertThat(centre.all().get(1).owner()).isEqualTo(B);
            assertThat(centre.offers(A)).hasSize(1);
        }
    }

    @Test
    @DisplayName("Scenario 13: the other does nothing: back to the first, unread")
    void scenario13() {
        try (var centre = owned(true, false, 1)) {
            transfer(centre, B);
            centre.advance(29);
            assertThat(centre.asked()).containsExactly(B);
            centre.advance(1);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.newest().unread()).isTrue();
        }
    }

    @Test
    @DisplayName("the other rejects: back at once")
    void rejected() {
        try (var centre = owned(true, false, 1)) {
            transfer(centre, B);
            centre.reject(B);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.newest().unread()).isTrue();
        }
    }

    @Test
    @DisplayName("it comes back while the first is away: he is asked first, then his queue (G-24)")
    void backToNobody() {
        try (var centre = owned(true, false, 5)) {
            transfer(centre, B);
            centre.ask(centre.engine.agents().pause(A, new PauseId("lunch")));
            centre.advance(30);
            assertThat(centre.asked()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("to a queue: its members are asked, but not the one who hands over")
    void toQueue() {
        try (var centre = owned(false, true, 5)) {
            var outcome =
                    centre.ask(centre.engine.interactions().transfer(A, centre.newestId(), new QueueId("second")));
            centre.crank.settle();
            assertThat(outcome).isInstanceOf(TransferOutcome.Started.class);
            assertThat(centre.asked()).containsExactly(B);
            centre.accept(B);
            assertThat(centre.newest().owner()).isEqualTo(B);
            assertThat(centre.newest().queue()).isEqualTo(new QueueId("second"));
        }
    }

    @Test
    @DisplayName("meanwhile the first can neither write nor close; the customer's messages start no pass (G-25)")
    void meanwhile() {
        try (var centre = owned(true, false, 5)) {
            transfer(centre, B);
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.reply(A, centre.newestId(), new Content.Text("x"))))
                    .isInstanceOf(ReplyOutcome.InTransfer.class);
            assertThat(centre.ask(interactions.close(A, centre.newestId(), null)))
                    .isInstanceOf(CloseOutcome.InTransfer.class);
            assertThat(transfer(centre, B)).isInstanceOf(TransferOutcome.InTransfer.class);
            centre.says("1", "hello?");
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("refused: switch off, not the owner, agent away, paused, full, unknown, not in the account, himself")
    void refusals() {
        try (var centre = owned(false, false, 1)) {
            assertThat(transfer(centre, B)).isInstanceOf(TransferOutcome.NotAllowed.class);
            assertThat(centre.ask(centre.engine.interactions().transfer(A, centre.newestId(), new QueueId("second"))))
                    .isInstanceOf(TransferOutcome.NotAllowed.class);
        }
        try (var centre = owned(true, true, 1)) {
            assertThat(transfer(centre, C)).isEqualTo(new TransferOutcome.TargetUnavailable("logged out"));
            assertThat(transfer(centre, A)).isEqualTo(new TransferOutcome.TargetUnavailable("the same agent"));
            assertThat(transfer(centre, new AgentId("zoe")))
                    .isEqualTo(new TransferOutcome.TargetUnavailable("unknown"));
            assertThat(centre.ask(centre.engine.interactions().transfer(B, centre.newestId(), C)))
                    .isEqualTo(new TransferOutcome.NotOwner(A));
            centre.ask(centre.engine.agents().pause(B, new PauseId("lunch")));
            assertThat(transfer(centre, B)).isEqualTo(new TransferOutcome.TargetUnavailable("paused"));
            assertThat(centre.ask(centre.engine.interactions().transfer(A, centre.newestId(), new QueueId("nowhere"))))
                    .isInstanceOf(TransferOutcome.NotFound.class);
        }
    }
}
