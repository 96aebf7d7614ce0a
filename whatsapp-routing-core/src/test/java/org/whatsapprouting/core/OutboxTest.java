package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.view.MessageView;

@DisplayName("Outbox: in line per contact, and the line always moves (promises 7 and 10)")
class OutboxTest {

    private static TestCentre.Setup setup() {
        return TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B));
    }

    /** A centre in which agent a owns the interaction of customer 1. */
    private static TestCentre owned(TestCentre.Setup setup) {
        TestCentre centre = setup.open();
        centre.logIn(A);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    private static ReplyOutcome reply(TestCentre centre, String text) {
        var outcome = centre.ask(centre.engine.interactions().reply(A, centre.newestId(), new Content.Text(text)));
        centre.crank.settle();
        return outcome;
    }

    private static List<DeliveryStatus> statuses(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(message -> !message.inbound())
                .map(MessageView::status)
                .toList();
    }

    @Test
    @DisplayName("a reply is sent once, with our reference, and shown as sent")
    void sent() {
        try (var centre = owned(setup())) {
            assertThat(reply(centre, "hi")).isInstanceOf(ReplyOutcome.Queued.class);
            assertThat(centre.provider.sent).hasSize(1);
            var message = centre.provider.sent.get(0);
            assertThat(message.reference()).isEqualTo(centre.newestId() + "~2");
            assertThat(message.to().phone()).isEqualTo("1");
            assertThat(message.attempt()).isEqualTo(1);
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName(
            "a deferred message is tried again after the pause the provider asked for; those behind it wait their turn")
    void deferred() {
        try (var centre = owned(setup())) {
            centre.provider.outcomes.add(new SendOutcome.Deferred(Duration.ofSeconds(30), "429", ""));
            reply(centre, "one");
            reply(centre, "two");
            assertThat(centre.provider.texts()).containsExactly("one");
            centre.advance(29);
            assertThat(centre.provider.texts()).containsExactly("one");
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("one", "one", "two");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.SENT, DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName("without a pause asked for, retries double up to five minutes and end after a day")
    void endsAfterADay() {
        try (var centre = owned(setup())) {
            for (int i = 0; i < 2_000; i++) {
                centre.provider.outcomes.add(new SendOutcome.Deferred(null, "busy", ""));
            }
            reply(centre, "one");
            reply(centre, "two");
            centre.advance(60);
            assertThat(centre.provider.sent.size()).isBetween(5, 8);
            centre.advance(24 * 3_600);
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.FAILED, DeliveryStatus.FAILED);
            assertThat(centre.provider.sent.size()).isLessThan(700);
            int given = centre.provider.sent.size();
            centre.advance(24 * 3_600);
            assertThat(centre.provider.sent).hasSize(given);
        }
    }

    @Test
    @DisplayName("a refused message does not hold up the one behind it")
    void refusedMovesOn() {
        try (var centre = owned(setup())) {
            centre.provider.outcomes.add(new SendOutcome.Deferred(Duration.ofSeconds(5), "429", ""));
            centre.provider.outcomes.add(new SendOutcome.Rejected(RejectReason.POLICY, "368", ""));
            reply(centre, "one");
            reply(centre, "two");
            centre.advance(10);
            assertThat(centre.provider.texts()).containsExactly("one", "one", "two");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.FAILED, DeliveryStatus.SENT);
            assertThat(centre.engine
                            .interactions()
                            .messages(centre.newestId())
                            .get(1)
                            .reason())
                    .isEqualTo(RejectReason.POLICY);
        }
    }

    @Test
    @DisplayName(
            "an unknown outcome blocks the line for a minute, then the message is held and never sent again by itself")
    void unknownIsHeld() {
        try (var centre = owned(setup())) {
            centre.provider.outcomes.add(new SendOutcome.Unknown("timeout", ""));
            reply(centre, "one");
            reply(centre, "two");
            assertThat(centre.provider.texts()).containsExactly("one");
            centre.advance(59);
            assertThat(centre.provider.texts()).containsExactly("one");
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("one", "two");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.SENT);
            centre.advance(3_600);
            assertThat(centre.provider.texts()).containsExactly("one", "two");
            assertThat(centre.events(RoutingEvent.SendHeld.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("by the account's rule an unknown outcome is sent again after a minute instead")
    void unknownIsResent() {
        try (var centre = owned(setup().settings(s -> s.withUnconfirmedSend(AccountSettings.UnconfirmedSend.RESEND)))) {
            centre.provider.outcomes.add(new SendOutcome.Unknown("timeout", ""));
            reply(centre, "one");
            centre.advance(60);
            assertThat(centre.provider.texts()).containsExactly("one", "one");
            assertThat(centre.provider.sent.get(1).attempt()).isEqualTo(2);
            assertThat(centre.provider.sent.get(1).reference())
                    .isEqualTo(centre.provider.sent.get(0).reference());
        }
    }

    @Test
    @DisplayName("a status report resolves an unknown outcome, and the line moves on at once")
    void statusResolvesUnknown() {
        try (var centre = owned(setup())) {
            centre.provider.outcomes.add(new SendOutcome.Unknown("timeout", ""));
            reply(centre, "one");
            reply(centre, "two");
            String reference = centre.provider.sent.get(0).reference();
            centre.receive(new InboundEvent.StatusReported(
                    "s1", null, centre.crank.instant(), "wamid.x", DeliveryStatus.DELIVERED, reference, null));
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.SENT);
            assertThat(centre.provider.texts()).containsExactly("one", "two");
        }
    }

    @Test
    @DisplayName("an attempt nobody reports on becomes unknown when its lease ends, never new")
    void leaseEnds() {
        try (var centre = owned(setup())) {
            centre.provider.lost = true;
            assertThatThrownBy(() -> reply(centre, "one")).isInstanceOf(ScriptedProvider.Lost.class);
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.SENDING);
            centre.advance(60);
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.UNCONFIRMED);
            centre.advance(3_600);
            assertThat(centre.provider.sent).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "Scenario 15: free text is refused a day after the last message, naming the templates; a template goes out")
    void serviceWindow() {
        try (var centre = owned(setup())) {
            centre.advance(24 * 3_600 + 1);
            assertThat(reply(centre, "too late"))
                    .isEqualTo(new ReplyOutcome.ServiceWindowClosed(
                            TestCentre.START.plus(Duration.ofHours(24)), List.of(TestCentre.TEMPLATE)));
            assertThat(centre.provider.sent).isEmpty();
            var template = Content.Template.of(TestCentre.TEMPLATE, "Ann");
            var outcome = centre.ask(centre.engine.interactions().reply(A, centre.newestId(), template));
            centre.crank.settle();
            assertThat(outcome).isInstanceOf(ReplyOutcome.Queued.class);
            assertThat(centre.provider.sent).hasSize(1);
            assertThat(reply(centre, "a template does not open the window"))
                    .isInstanceOf(ReplyOutcome.ServiceWindowClosed.class);
            centre.says("1", "here I am");
            assertThat(reply(centre, "welcome back")).isInstanceOf(ReplyOutcome.Queued.class);
        }
    }

    @Test
    @DisplayName("Scenario 15 at a provider without templates: the refusal names none, and a template is not supported")
    void withoutTemplates() {
        var setup = setup();
        setup.lacking.add(Capability.TEMPLATE);
        try (var centre = owned(setup)) {
            centre.advance(24 * 3_600 + 1);
            assertThat(((ReplyOutcome.ServiceWindowClosed) reply(centre, "x")).usable())
                    .isEmpty();
            assertThat(centre.ask(centre.engine
                            .interactions()
                            .reply(A, centre.newestId(), Content.Template.of(TestCentre.TEMPLATE))))
                    .isEqualTo(new ReplyOutcome.NotSupported("TEMPLATE"));
        }
    }

    @Test
    @DisplayName("the window is looked at again when the message's turn comes (promise 7)")
    void windowAtSend() {
        try (var centre = owned(setup())) {
            centre.advance(24 * 3_600 - 30);
            centre.provider.outcomes.add(new SendOutcome.Unknown("timeout", ""));
            reply(centre, "in time");
            reply(centre, "behind it");
            centre.advance(60);
            assertThat(centre.provider.texts()).containsExactly("in time");
            assertThat(statuses(centre)).containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.FAILED);
            assertThat(centre.events(RoutingEvent.SendRefused.class).get(0).reason())
                    .isEqualTo(RejectReason.SERVICE_WINDOW_CLOSED);
        }
    }

    @Test
    @DisplayName("only the owner writes, and nobody after the close (G-33)")
    void onlyTheOwner() {
        try (var centre = owned(setup())) {
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.reply(B, centre.newestId(), new Content.Text("x"))))
                    .isEqualTo(new ReplyOutcome.NotOwner(A));
            centre.ask(interactions.close(A, centre.newestId(), null));
            assertThat(reply(centre, "x")).isInstanceOf(ReplyOutcome.Closed.class);
            assertThat(centre.provider.sent).isEmpty();
        }
    }
}
