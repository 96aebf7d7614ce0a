package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;

@DisplayName("Who a customer is: a set of identifiers, none of them always there (F-11, G-31, G-32)")
class IdentityTest {

    private static TestCentre open() {
        return TestCentre.with(Plans.tag("t", "vip")).open();
    }

    private static InboundEvent says(TestCentre centre, String id, CustomerIdentity from, Content content) {
        return new InboundEvent.MessageReceived(id, null, centre.crank.instant(), id, from, "Ann", content, null, null);
    }

    private static final Content HELLO = new Content.Text("hello");

    @Test
    @DisplayName("Scenario 20: the same provider message id twice is one message")
    void redelivered() {
        try (var centre = open()) {
            var message = centre.message("m1", "1", "hello");
            centre.receive(message);
            centre.receive(message);
            centre.receive(message, message);
            assertThat(centre.newest().messageCount()).isEqualTo(1);
            assertThat(centre.all()).hasSize(1);
        }
    }

    @Test
    @DisplayName("messages of one number join its open interaction; another number begins another (F-11)")
    void joins() {
        try (var centre = open()) {
            centre.says("1", "a");
            centre.says("1", "b");
            centre.says("2", "c");
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.all().get(1).messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("a customer without a phone number is known by his user id")
    void withoutPhone() {
        try (var centre = open()) {
            var user = new CustomerIdentity(null, "US.1", null, "ann");
            centre.receive(says(centre, "m1", user, HELLO));
            centre.receive(says(centre, "m2", user, HELLO));
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().identity()).isEqualTo(user);
            assertThat(centre.newest().name()).isEqualTo("Ann");
        }
    }

    @Test
    @DisplayName("phone and user id seen together belong to one customer from then on")
    void together() {
        try (var centre = open()) {
            centre.receive(says(centre, "m1", CustomerIdentity.ofPhone("1"), HELLO));
            centre.receive(says(centre, "m2", new CustomerIdentity("1", "US.1", null, null), HELLO));
            centre.receive(says(centre, "m3", new CustomerIdentity(null, "US.1", null, null), HELLO));
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().messageCount()).isEqualTo(3);
            assertThat(centre.newest().identity()).isEqualTo(new CustomerIdentity("1", "US.1", null, null));
        }
    }

    @Test
    @DisplayName("a changed number moves the open interaction along")
    void changedNumber() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.receive(new InboundEvent.IdentityChanged(
                    "c1", null, centre.crank.instant(), CustomerIdentity.ofPhone("1"), CustomerIdentity.ofPhone("2")));
            centre.says("2", "it is me");
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().identity()).isEqualTo(CustomerIdentity.ofPhone("2"));
        }
    }

    private static void becomes(TestCentre centre, CustomerIdentity previous, CustomerIdentity current) {
        centre.receive(new InboundEvent.IdentityChanged(
                "change " + previous + current, null, centre.crank.instant(), previous, current));
    }

    @Test
    @DisplayName("who gets a number that a customer left does not get into his conversation")
    void leftNumber() {
        try (var centre = open()) {
            centre.says("1", "hello");
            becomes(centre, CustomerIdentity.ofPhone("1"), CustomerIdentity.ofPhone("2"));
            centre.says("1", "I am somebody else");
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.newest().identity()).isEqualTo(CustomerIdentity.ofPhone("1"));
            centre.says("2", "and I am still me");
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.all().get(1).messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "a number that belonged to somebody else before is the customer's now, and his open interaction goes on")
    void numberOfSomebodyElse() {
        try (var centre = open()) {
            centre.says("2", "I had this number first");
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            centre.says("1", "hello");
            becomes(centre, CustomerIdentity.ofPhone("1"), CustomerIdentity.ofPhone("2"));
            centre.says("2", "it is me");
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.newest().messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("who wrote under his new number before the notice came goes on where he writes")
    void wroteBefore() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            centre.says("2", "it is me with a new number");
            becomes(centre, CustomerIdentity.ofPhone("1"), CustomerIdentity.ofPhone("2"));
            centre.says("2", "hello?");
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.newest().messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("a changed user id moves the open interaction along, and the phone number stays his")
    void changedId() {
        try (var centre = open()) {
            centre.receive(says(centre, "id1", new CustomerIdentity("1", "US.1", null, null), HELLO));
            becomes(
                    centre,
                    new CustomerIdentity("1", "US.1", null, null),
                    new CustomerIdentity(null, "US.2", null, null));
            centre.receive(says(centre, "id2", new CustomerIdentity(null, "US.2", null, null), HELLO));
            centre.says("1", "by number");
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().messageCount()).isEqualTo(3);
            assertThat(centre.newest().identity()).isEqualTo(new CustomerIdentity("1", "US.2", null, null));
            centre.receive(says(centre, "id4", new CustomerIdentity(null, "US.1", null, null), HELLO));
            assertThat(centre.all()).hasSize(2);
        }
    }

    @Test
    @DisplayName("a change of somebody nobody knows changes nothing")
    void unknownChange() {
        try (var centre = open()) {
            becomes(centre, CustomerIdentity.ofPhone("1"), CustomerIdentity.ofPhone("2"));
            assertThat(centre.events(RoutingEvent.IdentityChanged.class)).isEmpty();
        }
    }

    @Test
    @DisplayName("a reaction joins an open interaction without a pass, and does not begin one alone")
    void reaction() {
        try (var centre = open()) {
            centre.receive(says(centre, "r1", CustomerIdentity.ofPhone("1"), new Content.Reaction("wamid.1", "👍")));
            assertThat(centre.all()).isEmpty();
            centre.says("1", "hello");
            centre.receive(says(centre, "r2", CustomerIdentity.ofPhone("1"), new Content.Reaction("wamid.1", "👍")));
            assertThat(centre.newest().messageCount()).isEqualTo(2);
            assertThat(centre.history()
                            .get(centre.history().size() - 1)
                            .explanation()
                            .steps())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("what cannot be read is kept raw, once (architecture: nothing authentic is lost)")
    void keptRaw() {
        try (var centre = open()) {
            var odd = new InboundEvent.Unrecognised("u1", null, centre.crank.instant(), "odd", "{\"a\":1}");
            centre.receive(odd);
            centre.receive(odd);
            assertThat(centre.events(RoutingEvent.RawKept.class)).hasSize(1);
        }
    }
}
