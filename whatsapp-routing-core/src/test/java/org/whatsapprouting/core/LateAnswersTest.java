package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.TestCentre.A;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.core.view.MessageView;

@DisplayName("Provider answers that come after their lease: they tell the truth and break no line (promise 10)")
class LateAnswersTest {
    private static final int HELD_AFTER = 121;

    /** Sends "one", whose answer comes after it was held, and "two". */
    private static TestCentre late(SendOutcome answer) {
        var centre = TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open();
        centre.logIn(A);
        centre.says("1", "hello");
        centre.accept(A);
        centre.provider.outcomes.add(answer);
        centre.provider.during = () -> {
            centre.provider.during = () -> {};
            var outcomes = List.copyOf(centre.provider.outcomes);
            centre.provider.outcomes.clear();
            centre.advance(HELD_AFTER);
            centre.provider.outcomes.addAll(outcomes);
        };
        var interaction = centre.newestId();
        centre.engine.interactions().reply(A, interaction, new Content.Text("one"));
        centre.engine.interactions().reply(A, interaction, new Content.Text("two"));
        centre.crank.settle();
        return centre;
    }

    @Test
    @DisplayName("accepted: the message was sent after all, once")
    void accepted() {
        try (var centre = late(new SendOutcome.Accepted("wamid.one"))) {
            assertThat(centre.provider.texts()).containsExactly("one", "two");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.SENT, DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName("deferred: the message left the line, so it has failed; it is not sent out of line")
    void deferred() {
        try (var centre = late(new SendOutcome.Deferred(null, "429", ""))) {
            centre.advance(3_600);
            assertThat(centre.provider.texts()).containsExactly("one", "two");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.FAILED, DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName("unknown: it stays as it is, held once")
    void unknown() {
        try (var centre = late(new SendOutcome.Unknown("timeout", ""))) {
            centre.advance(3_600);
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.SENT);
            assertThat(centre.events(RoutingEvent.SendHeld.class)).hasSize(1);
            assertThat(centre.events(RoutingEvent.SendUnconfirmed.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("rejected: it has failed")
    void rejected() {
        try (var centre = late(new SendOutcome.Rejected(RejectReason.OTHER, "1", ""))) {
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.FAILED, DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName(
            "a failure reported before the send's own answer takes back a one-time reply, as a later one does (G-30)")
    void earlyFailure() {
        try (var centre = TestCentre.with(reply("hi", Mode.ONE_TIME, "hi")).open()) {
            centre.provider.during = () -> {
                centre.provider.during = () -> {};
                var sent = centre.provider.sent.get(0);
                centre.receive(ScriptedProvider.status(
                        "wamid." + sent.reference(), DeliveryStatus.FAILED, centre.crank.instant()));
            };
            centre.says("1", "hello");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.FAILED);
            centre.says("1", "hello again");
            assertThat(centre.provider.texts()).containsExactly("hi", "hi");
        }
    }

    private static List<DeliveryStatus> statuses(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(message -> !message.inbound())
                .map(MessageView::status)
                .toList();
    }
}
