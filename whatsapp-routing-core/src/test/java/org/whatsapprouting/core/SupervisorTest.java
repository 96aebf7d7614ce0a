package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.outcome.AssignOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.MarkOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Supervisors, and agents who help themselves (G-05, G-39, S-06, S-09, X-01)")
class SupervisorTest {

    private static TestCentre waiting(int capacity) {
        TestCentre centre = TestCentre.with(queue("q", "q", 60), tag("t", "vip"))
                .queue(beepall("q", A, B))
                .members(A, B)
                .capacity(capacity)
                .open();
        centre.logIn(A, B);
        centre.says("1", "hello");
        return centre;
    }

    @Test
    @DisplayName("assign takes it out of the queue, from one owner to the next, and stands in the history by name")
    void assign() {
        try (var centre = waiting(1)) {
            var supervisor = centre.engine.supervisor("sue");
            assertThat(centre.ask(supervisor.assign(centre.newestId(), A))).isEqualTo(new AssignOutcome.Done(A));
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.ask(supervisor.assign(centre.newestId(), B))).isEqualTo(new AssignOutcome.Done(B));
            assertThat(centre.newest().owner()).isEqualTo(B);
            centre.says("2", "hello");
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(A);
            assertThat(centre.ask(supervisor.assign(centre.newestId(), B)))
                    .isInstanceOf(AssignOutcome.AtCapacity.class);
            assertThat(centre.ask(supervisor.assign(centre.newestId(), C)))
                    .isInstanceOf(AssignOutcome.NotInAccount.class);
            assertThat(centre.history()).anyMatch(entry -> entry.actor().equals(new Actor.Supervisor("sue")));
        }
    }

    @Test
    @DisplayName("unassign runs the plan again for the last message")
    void unassign() {
        try (var centre = waiting(1)) {
            centre.accept(A);
            assertThat(centre.ask(centre.engine.supervisor("sue").unassign(centre.newestId())))
                    .isEqualTo(new AssignOutcome.Done(null));
            centre.crank.settle();
            assertThat(centre.newest().owner()).isNull();
            assertThat(centre.asked()).containsExactly(A, B);
        }
    }

    @Test
    @DisplayName("an agent takes what nobody owns, also unmanaged; not what another owns, and not over his capacity")
    void takeOver() {
        try (var centre = waiting(1)) {
            centre.advance(60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.takeOver(A, centre.newestId()))).isEqualTo(new AssignOutcome.Done(A));
            assertThat(centre.ask(interactions.takeOver(B, centre.newestId()))).isEqualTo(new AssignOutcome.Taken(A));
            centre.says("2", "hello");
            assertThat(centre.ask(interactions.takeOver(A, centre.newestId())))
                    .isInstanceOf(AssignOutcome.AtCapacity.class);
            assertThat(centre.ask(interactions.takeOver(C, centre.newestId())))
                    .isInstanceOf(AssignOutcome.LoggedOut.class);
        }
    }

    @Test
    @DisplayName("a supervisor closes what anybody owns; the slot is free for the next who waits (promise 4)")
    void close() {
        try (var centre = waiting(1)) {
            centre.accept(A);
            centre.ask(centre.engine.agents().logOut(B));
            centre.says("2", "next");
            assertThat(centre.asked()).isEmpty();
            var owned = centre.all().get(1).id();
            assertThat(centre.ask(centre.engine.supervisor("sue").close(owned, null)))
                    .isInstanceOf(CloseOutcome.Closed.class);
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("read, unread and tags by hand; only for agents of the account (S-09, V-02)")
    void marks() {
        try (var centre = waiting(5)) {
            centre.accept(A);
            var interactions = centre.engine.interactions();
            assertThat(centre.newest().unread()).isFalse();
            centre.ask(interactions.markRead(A, centre.newestId(), false));
            assertThat(centre.newest().unread()).isTrue();
            var vip = Set.of(new TagId("vip"));
            assertThat(centre.ask(interactions.tag(B, centre.newestId(), vip, Set.of())))
                    .isInstanceOf(MarkOutcome.Done.class);
            assertThat(centre.newest().tags()).isEqualTo(vip);
            centre.ask(interactions.tag(B, centre.newestId(), Set.of(), vip));
            assertThat(centre.newest().tags()).isEmpty();
            assertThat(centre.ask(interactions.tag(C, centre.newestId(), vip, Set.of())))
                    .isInstanceOf(MarkOutcome.NotAllowed.class);
            assertThat(centre.ask(interactions.tag(A, centre.newestId(), Set.of(new TagId("nope")), Set.of())))
                    .isInstanceOf(MarkOutcome.NotFound.class);
        }
    }

    @Test
    @DisplayName("a reply parked behind a template leaves when the customer answers, in its order (S-06, W-03)")
    void parkedReply() {
        try (var centre = waiting(5)) {
            centre.accept(A);
            centre.advance(25 * 3_600);
            var outcome = centre.ask(centre.engine
                    .interactions()
                    .replyLater(
                            A,
                            centre.newestId(),
                            Content.Template.of(TestCentre.TEMPLATE),
                            new Content.Text("your order is here")));
            centre.crank.settle();
            assertThat(outcome).isInstanceOf(ReplyOutcome.Queued.class);
            assertThat(centre.provider.sent).hasSize(1);
            assertThat(centre.engine
                            .interactions()
                            .messages(centre.newestId())
                            .get(2)
                            .status())
                    .isEqualTo(DeliveryStatus.PARKED);
            centre.says("1", "yes?");
            assertThat(centre.provider.texts()).containsExactly("", "your order is here");
        }
    }

    @Test
    @DisplayName("a parked reply is given up when the interaction is closed")
    void parkedReplyClosed() {
        try (var centre = waiting(5)) {
            centre.accept(A);
            centre.ask(centre.engine
                    .interactions()
                    .replyLater(
                            A, centre.newestId(), Content.Template.of(TestCentre.TEMPLATE), new Content.Text("later")));
            centre.crank.settle();
            centre.ask(centre.engine.interactions().close(A, centre.newestId(), null));
            centre.says("1", "hello again");
            assertThat(centre.provider.sent).hasSize(1);
        }
    }

    @Test
    @DisplayName("an open interaction says an hour before that its window is about to close, once (G-29)")
    void windowClosing() {
        try (var centre = waiting(5)) {
            centre.accept(A);
            centre.advance(22 * 3_600);
            centre.says("1", "still there");
            centre.advance(22 * 3_600 + 3_599);
            assertThat(centre.events(RoutingEvent.WindowClosing.class)).isEmpty();
            centre.advance(1);
            assertThat(centre.events(RoutingEvent.WindowClosing.class)).hasSize(1);
            centre.advance(48 * 3_600);
            assertThat(centre.events(RoutingEvent.WindowClosing.class)).hasSize(1);
        }
    }
}
