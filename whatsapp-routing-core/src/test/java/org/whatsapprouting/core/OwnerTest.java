package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.agent;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("An owner who is away: he is asked first, then his queue, then the plan runs (S-07, S-08, G-02, G-03)")
class OwnerTest {

    /** Agent a owns the interaction of customer 1, accepted from the queue that has a and b. */
    private static TestCentre owned() {
        TestCentre centre = TestCentre.with(
                        Plans.goToIf("first", "interaction.firstMessage", "q"),
                        reply("late", Mode.ALWAYS, "one moment"),
                        queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .open();
        centre.logIn(A, B);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    private static void pause(TestCentre centre) {
        centre.ask(centre.engine.agents().pause(A, new PauseId("lunch")));
    }

    @Test
    @DisplayName("Scenario 10: the owner has 10 s, then the queue he accepted from has 10 s, then the list runs")
    void scenario10() {
        try (var centre = owned()) {
            pause(centre);
            centre.says("1", "still there?");
            assertThat(centre.asked()).containsExactly(A);
            assertThat(centre.newest().owner()).isEqualTo(A);
            centre.advance(9);
            assertThat(centre.asked()).containsExactly(A);
            centre.advance(1);
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(10);
            assertThat(centre.provider.texts()).containsExactly("one moment");
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.newest().owner())
                    .describedAs("kept until somebody else accepts")
                    .isEqualTo(A);
            centre.accept(B);
            assertThat(centre.newest().owner()).isEqualTo(B);
        }
    }

    @Test
    @DisplayName("he comes back in time: it is his again, nobody else was asked, his slot was counted once")
    void comesBack() {
        try (var centre = owned()) {
            pause(centre);
            centre.says("1", "still there?");
            centre.advance(5);
            assertThat(centre.accept(A)).isInstanceOf(AcceptOutcome.Accepted.class);
            centre.advance(60);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.events(RoutingEvent.Assigned.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("he rejects: the queue is asked at once (S-08)")
    void rejects() {
        try (var centre = owned()) {
            pause(centre);
            centre.says("1", "still there?");
            centre.advance(2);
            centre.reject(A);
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("more messages while somebody is asked change nothing")
    void moreMessages() {
        try (var centre = owned()) {
            pause(centre);
            centre.says("1", "still there?");
            var offer = centre.offer(A);
            centre.advance(5);
            centre.says("1", "hello?");
            assertThat(centre.offer(A)).isEqualTo(offer);
            centre.advance(5);
            assertThat(centre.asked()).containsExactly(B);
        }
    }

    @Test
    @DisplayName("an open tab counts as reachable, also in a pause; a closed one does not (G-02)")
    void tab() {
        try (var centre = owned()) {
            pause(centre);
            centre.ask(centre.engine.interactions().open(A, centre.newestId()));
            centre.says("1", "still there?");
            assertThat(centre.asked()).isEmpty();
            centre.ask(centre.engine.interactions().leave(A, centre.newestId()));
            centre.says("1", "hello?");
            assertThat(centre.asked()).containsExactly(A);
            centre.ask(centre.engine.interactions().open(A, centre.newestId()));
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ASSIGNED);
        }
    }

    @Test
    @DisplayName("the owner replies while his queue is asked: it is his again")
    void repliesMeanwhile() {
        try (var centre = owned()) {
            pause(centre);
            centre.says("1", "still there?");
            centre.advance(10);
            assertThat(centre.asked()).containsExactly(B);
            centre.ask(centre.engine.interactions().reply(A, centre.newestId(), new Content.Text("here I am")));
            centre.crank.settle();
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(A);
        }
    }

    @Test
    @DisplayName("accepted by hand or through Agent there is no queue to ask, so the list runs after the owner (G-03)")
    void withoutQueue() {
        try (var centre = TestCentre.with(agent("c", C, 20), queue("q", "q", 0))
                .queue(beepall("q", B))
                .open()) {
            centre.logIn(B, C);
            centre.says("1", "hello");
            centre.accept(C);
            centre.ask(centre.engine.agents().logOut(C));
            centre.says("1", "still there?");
            centre.advance(10);
            assertThat(centre.newest().owner()).isEqualTo(C);
            centre.advance(20);
            assertThat(centre.asked()).containsExactly(B);
            centre.accept(B);
            assertThat(centre.newest().owner()).isEqualTo(B);
        }
    }
}
