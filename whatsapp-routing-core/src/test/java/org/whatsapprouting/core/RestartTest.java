package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.START;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.MessageView;

@DisplayName("Restart: an engine that dies leaves nothing that the next one on the same store does not finish")
class RestartTest {
    private final InMemoryStore memory = new InMemoryStore();
    private long lives;

    /** The next life of the engine, on the store the last one left. The last one is simply not turned any more. */
    private TestCentre open(long second, Queue queue, Action... plan) {
        return TestCentre.with(plan)
                .queue(queue)
                .store(new FaultyStore(memory))
                .start(START.plusSeconds(second))
                .seed(++lives)
                .open();
    }

    @Test
    @DisplayName("an offer stands over the restart and can be accepted; presence and configuration are as they were")
    void offerStands() {
        var queue = beepall("q", A, B);
        var before = open(0, queue, queue("q", "q", 60));
        before.logIn(A, B);
        before.says("1", "hello");
        var offer = before.offer(A);
        var after = open(5, queue, queue("q", "q", 60));
        assertThat(after.offer(A)).isEqualTo(offer);
        assertThat(after.accept(A)).isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
        assertThat(after.events(RoutingEvent.ConfigurationSaved.class)).hasSize(1);
        after.close();
    }

    @Test
    @DisplayName("clocks that ran out while nobody was there go off at the start: the offer, then the stay")
    void clocksGoOn() {
        var queue = roundRobin("q", 10, 5, A, B);
        Action[] plan = {queue("q", "q", 60), reply("late", Mode.ALWAYS, "sorry")};
        var before = open(0, queue, plan);
        before.logIn(A, B);
        before.says("1", "hello");
        var after = open(12, queue, plan);
        after.crank.settle();
        assertThat(after.asked()).isEmpty();
        after.advance(5);
        assertThat(after.asked()).containsExactly(B);
        var last = open(61, queue, plan);
        last.crank.settle();
        assertThat(last.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
        assertThat(last.provider.texts()).containsExactly("sorry");
        assertThat(last.events(RoutingEvent.OfferMade.class)).hasSameSizeAs(last.events(RoutingEvent.OfferEnded.class));
        last.close();
    }

    @Test
    @DisplayName("a marked lane nobody dispatched is dispatched at the start")
    void dispatchGoesOn() {
        var queue = beepall("q", A);
        var before = open(0, queue, queue("q", "q", 0));
        before.logIn(A);
        before.post(before.message("m", "1", "hello"));
        while (before.events(RoutingEvent.MessageReceived.class).isEmpty()) {
            before.crank.step();
        }
        assertThat(before.asked()).isEmpty();
        var after = open(1, queue, queue("q", "q", 0));
        after.crank.settle();
        assertThat(after.asked()).containsExactly(A);
        after.close();
    }

    @Test
    @DisplayName("what was in line is sent by the next life, in order; a deferred one at its time")
    void lineGoesOn() {
        var queue = beepall("q", A);
        var before = open(0, queue, queue("q", "q", 0));
        before.logIn(A);
        before.says("1", "hello");
        before.accept(A);
        before.provider.outcomes.add(new SendOutcome.Deferred(Duration.ofSeconds(30), "429", ""));
        write(before, "one");
        write(before, "two");
        assertThat(before.provider.texts()).containsExactly("one");
        var after = open(10, queue, queue("q", "q", 0));
        after.advance(19);
        assertThat(after.provider.sent).isEmpty();
        after.advance(1);
        assertThat(after.provider.texts()).containsExactly("one", "two");
        assertThat(statuses(after)).containsExactly(DeliveryStatus.SENT, DeliveryStatus.SENT);
        after.close();
    }

    @Test
    @DisplayName("a send under way at the crash becomes unknown when its lease ends, and is not repeated (promise 10)")
    void sendUnderWay() {
        var queue = beepall("q", A);
        var before = open(0, queue, queue("q", "q", 0));
        before.logIn(A);
        before.says("1", "hello");
        before.accept(A);
        var interaction = before.newestId();
        before.engine.interactions().reply(A, interaction, new Content.Text("one"));
        before.engine.interactions().reply(A, interaction, new Content.Text("two"));
        while (before.provider.sent.isEmpty()) {
            before.crank.step();
        }
        var after = open(10, queue, queue("q", "q", 0));
        after.advance(120);
        assertThat(after.provider.texts()).containsExactly("two");
        assertThat(statuses(after)).containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.SENT);
        after.close();
    }

    private static void write(TestCentre centre, String text) {
        centre.ask(centre.engine.interactions().reply(A, centre.newestId(), new Content.Text(text)));
        centre.crank.settle();
    }

    private static List<DeliveryStatus> statuses(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(message -> !message.inbound())
                .map(MessageView::status)
                .toList();
    }
}
