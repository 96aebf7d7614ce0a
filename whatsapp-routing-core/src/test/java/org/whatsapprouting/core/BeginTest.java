package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;
import static org.whatsapprouting.core.TestCentre.TEMPLATE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.outcome.BeginOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.outcome.TransferOutcome;

@DisplayName("An agent writes first (L-10, W-04)")
class BeginTest {
    private static final String CUSTOMER = "5215550001";
    private static final Content.Template HELLO = new Content.Template(TEMPLATE, List.of(), null, List.of());

    private static TestCentre.Setup setup() {
        return TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).members(A, B);
    }

    private static BeginOutcome begin(TestCentre centre, AgentId agent, String phone) {
        var outcome = centre.ask(centre.engine.interactions().begin(agent, ACCOUNT, phone, HELLO));
        centre.crank.settle();
        return outcome;
    }

    private static void close(TestCentre centre, AgentId agent) {
        centre.ask(centre.engine.interactions().close(agent, centre.newestId(), null));
        centre.crank.settle();
    }

    @Test
    @DisplayName("the template leaves, the interaction is his, and the customer's answer comes to him")
    void begins() {
        try (var centre = setup().open()) {
            centre.logIn(A, B);
            assertThat(begin(centre, A, "+" + CUSTOMER)).isInstanceOf(BeginOutcome.Begun.class);
            assertThat(centre.provider.sent).singleElement().satisfies(sent -> {
                assertThat(sent.to().phone()).isEqualTo(CUSTOMER);
                assertThat(sent.content()).isEqualTo(HELLO);
            });
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.newest().unread()).isFalse();
            var text = new Content.Text("Are you there?");
            assertThat(centre.ask(centre.engine.interactions().reply(A, centre.newestId(), text)))
                    .as("a template does not open the service window (G-29)")
                    .isInstanceOf(ReplyOutcome.ServiceWindowClosed.class);
            centre.says(CUSTOMER, "who is this?");
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.newest().unread()).isTrue();
            assertThat(centre.ask(centre.engine.interactions().reply(A, centre.newestId(), text)))
                    .isInstanceOf(ReplyOutcome.Queued.class);
        }
    }

    @Test
    @DisplayName("Scenario 14: what holds only messages of ours is not transferred (S-03)")
    void scenario14() {
        var transfers = new Transfer(true, true, Duration.ofSeconds(30));
        try (var centre = setup().settings(s -> s.withTransfer(transfers)).open()) {
            centre.logIn(A, B);
            begin(centre, A, CUSTOMER);
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.transfer(A, centre.newestId(), B)))
                    .isInstanceOf(TransferOutcome.NothingReceived.class);
            assertThat(centre.ask(interactions.transfer(A, centre.newestId(), new QueueId("q"))))
                    .isInstanceOf(TransferOutcome.NothingReceived.class);
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.events(RoutingEvent.TransferStarted.class)).isEmpty();
        }
    }

    @Test
    @DisplayName("a customer with an open interaction has it only once, whoever began it, and his contact stays one")
    void alreadyOpen() {
        try (var centre = setup().open()) {
            centre.logIn(A, B);
            centre.says(CUSTOMER, "hello");
            var open = centre.newestId();
            assertThat(begin(centre, A, CUSTOMER)).isEqualTo(new BeginOutcome.AlreadyOpen(open, null));
            centre.accept(B);
            assertThat(begin(centre, A, CUSTOMER)).isEqualTo(new BeginOutcome.AlreadyOpen(open, B));
            close(centre, B);
            assertThat(begin(centre, A, CUSTOMER)).isInstanceOf(BeginOutcome.Begun.class);
            assertThat(centre.events(RoutingEvent.ContactCreated.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("to a contact: the number is not needed again")
    void contact() {
        try (var centre = setup().open()) {
            centre.logIn(A, B);
            centre.says(CUSTOMER, "hello");
            centre.accept(A);
            close(centre, A);
            ContactId contact = centre.newest().contact();
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.begin(B, contact, HELLO))).isInstanceOf(BeginOutcome.Begun.class);
            assertThat(centre.newest().owner()).isEqualTo(B);
            assertThat(centre.ask(interactions.begin(B, new ContactId("nobody"), HELLO)))
                    .isEqualTo(new BeginOutcome.NotFound());
        }
    }

    @Test
    @DisplayName("it takes a slot, and is refused without a free one (G-22)")
    void capacity() {
        try (var centre = setup().capacity(1).open()) {
            centre.logIn(A, B);
            begin(centre, A, CUSTOMER);
            var his = centre.newestId();
            assertThat(begin(centre, A, "5215550002")).isEqualTo(new BeginOutcome.AtCapacity());
            centre.says("5215550003", "hello");
            assertThat(centre.asked()).containsExactly(B);
            centre.ask(centre.engine.interactions().close(A, his, null));
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(A, B);
        }
    }

    @Test
    @DisplayName(
            "refused, and nothing is kept: not logged in, not in the account, unknown, no number, switched off, no templates")
    void refused() {
        try (var centre = setup().open()) {
            assertThat(begin(centre, A, CUSTOMER)).isEqualTo(new BeginOutcome.LoggedOut());
            centre.logIn(A, C);
            assertThat(begin(centre, C, CUSTOMER)).isEqualTo(new BeginOutcome.NotInAccount());
            assertThat(begin(centre, new AgentId("x"), CUSTOMER)).isEqualTo(new BeginOutcome.NotFound());
            assertThat(centre.ask(centre.engine.interactions().begin(A, new AccountId("x"), CUSTOMER, HELLO)))
                    .isEqualTo(new BeginOutcome.NotFound());
            for (String number : List.of("", "+", "1234", "0215550001", "1234567890123456", "52 1555", "anna")) {
                assertThat(begin(centre, A, number)).isEqualTo(new BeginOutcome.BadNumber());
            }
            assertThat(centre.all()).isEmpty();
            assertThat(centre.events(RoutingEvent.ContactCreated.class)).isEmpty();
        }
        try (var centre = setup().settings(s -> s.withEnabled(false)).open()) {
            centre.logIn(A);
            assertThat(begin(centre, A, CUSTOMER)).isEqualTo(new BeginOutcome.AccountOff());
        }
        var without = setup();
        without.lacking.add(Capability.TEMPLATE);
        try (var centre = without.open()) {
            centre.logIn(A);
            assertThat(begin(centre, A, CUSTOMER)).isEqualTo(new BeginOutcome.NotSupported());
        }
    }

    @Test
    @DisplayName("taken from him before the customer wrote, it goes the way of the plan")
    void unassigned() {
        try (var centre = setup().open()) {
            centre.logIn(A, B);
            begin(centre, A, CUSTOMER);
            centre.ask(centre.engine.supervisor("s").unassign(centre.newestId()));
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(A, B);
        }
    }
}
