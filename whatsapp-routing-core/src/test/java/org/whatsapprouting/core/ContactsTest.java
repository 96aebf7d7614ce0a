package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.close;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.RenameOutcome;
import org.whatsapprouting.core.view.ContactFilter;
import org.whatsapprouting.core.view.ContactView;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Contacts: their list, their name, and what the host's contact manager knows (A-04, A-05, M-12)")
class ContactsTest {
    private static final ContactListId CUSTOMERS = new ContactListId("customers");
    private static final ContactListId LATER = new ContactListId("later");
    private static final ContactCard ANN =
            new ContactCard("Ann Lee", Map.of("firstName", "Ann", "city", "Lisbon", "segment", "gold"));

    private final ScriptedContacts contacts = new ScriptedContacts();

    private static TestCentre.Setup setup(Action... plan) {
        var setup = TestCentre.with(plan).account(account -> with(account, CUSTOMERS));
        setup.more().list(new ContactList(CUSTOMERS, "Our customers")).list(new ContactList(LATER, "Later ones"));
        return setup;
    }

    private static Account with(Account account, ContactListId list) {
        return new Account(
                account.id(),
                account.name(),
                account.key(),
                account.phone(),
                list,
                account.provider(),
                account.settings(),
                account.plan(),
                account.agents());
    }

    private static void shows(TestCentre centre, String id, String phone, String name) {
        centre.receive(new InboundEvent.MessageReceived(
                id,
                null,
                centre.crank.instant(),
                id,
                CustomerIdentity.ofPhone(phone),
                name,
                new Content.Text("hello"),
                null,
                null));
    }

    private static ContactView only(TestCentre centre) {
        var page = centre.engine.contacts().list(ContactFilter.of(TestCentre.ACCOUNT, 10));
        assertThat(page.items()).hasSize(1);
        return page.items().get(0);
    }

    @Test
    @DisplayName("a new contact belongs to his account's list, and stays in it when the account gets another (A-04)")
    void list() {
        try (var centre = setup(goToIf("if", "list.name == 'Our customers'", "vip"), close("end"), tag("vip", "vip"))
                .open()) {
            centre.says("1", "hello");
            assertThat(only(centre).list()).isEqualTo(CUSTOMERS);
            assertThat(only(centre).interaction()).isEqualTo(centre.newestId());
            var now = centre.engine.configuration().current();
            centre.ask(centre.engine
                    .configuration()
                    .save(now.withAccounts(List.of(with(now.accounts().get(0), LATER)))));
            centre.says("2", "hello");
            centre.says("1", "hello again");
            assertThat(ids(centre, CUSTOMERS)).hasSize(1);
            assertThat(ids(centre, LATER)).hasSize(1).doesNotContainAnyElementsOf(ids(centre, CUSTOMERS));
            assertThat(centre.all().get(1).tags()).as("the first one's").containsExactly(new TagId("vip"));
            assertThat(centre.all().get(0).state()).isEqualTo(InteractionView.State.CLOSED);
        }
    }

    private static List<ContactId> ids(TestCentre centre, ContactListId list) {
        return centre.engine.contacts().list(ContactFilter.of(list, 10)).items().stream()
                .map(ContactView::id)
                .toList();
    }

    @Test
    @DisplayName("contacts are listed page by page, in the order in which they came")
    void pages() {
        try (var centre = setup(tag("t", "vip")).open()) {
            for (int i = 0; i < 7; i++) {
                centre.says("c" + i, "hello");
            }
            var phones = new ArrayList<String>();
            ContactId after = null;
            do {
                var page = centre.engine.contacts().list(new ContactFilter(TestCentre.ACCOUNT, CUSTOMERS, after, 3));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
                page.items().forEach(contact -> phones.add(contact.identity().phone()));
                after = page.next();
            } while (after != null);
            assertThat(phones).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6");
            assertThatIllegalArgumentException().isThrownBy(() -> ContactFilter.of(CUSTOMERS, 501));
        }
    }

    @Test
    @DisplayName("a name the host gives stays, whatever the customer shows; taken back, his own is seen again")
    void rename() {
        try (var centre =
                setup(reply("hi", Mode.ALWAYS, "Hello {{contact.name}}")).open()) {
            shows(centre, "m1", "1", "xX_ann_Xx");
            ContactId ann = only(centre).id();
            assertThat(only(centre).name()).isEqualTo("xX_ann_Xx");
            assertThat(centre.ask(centre.engine.contacts().rename(ann, "Ann Lee")))
                    .isEqualTo(new RenameOutcome.Done());
            shows(centre, "m2", "1", "Annie");
            assertThat(only(centre).name()).isEqualTo("Ann Lee");
            assertThat(centre.newest().name()).isEqualTo("Ann Lee");
            centre.ask(centre.engine.contacts().rename(ann, null));
            assertThat(centre.engine.contacts().find(ann).orElseThrow().name()).isEqualTo("Annie");
            assertThat(centre.provider.texts()).containsExactly("Hello xX_ann_Xx", "Hello Ann Lee");
            assertThat(centre.events(RoutingEvent.ContactRenamed.class)).hasSize(2);
            assertThat(centre.history().toString()).doesNotContain("Ann");
            assertThat(centre.ask(centre.engine.contacts().rename(new ContactId("nobody"), "X")))
                    .isEqualTo(new RenameOutcome.NotFound());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> centre.engine.contacts().rename(ann, " "));
            assertThat(centre.engine.contacts().find(new ContactId("nobody"))).isEmpty();
        }
    }

    @Test
    @DisplayName("the contact manager is asked before the plan runs; what it knows is in conditions and texts (A-05)")
    void asked() {
        contacts.known.put("1", ANN);
        try (var centre = setup(
                        goToIf("if", "contact.fields.segment == 'gold' && contact.city == 'Lisbon'", "vip"),
                        close("end"),
                        tag("vip", "vip"),
                        reply("hi", Mode.FIRST_MESSAGE, "Hello {{contact.firstName}}, {{contact.fields.segment}}"))
                .contacts(contacts)
                .open()) {
            shows(centre, "m1", "1", "xX");
            assertThat(centre.provider.texts()).containsExactly("Hello Ann, gold");
            assertThat(centre.newest().name()).isEqualTo("Ann Lee");
            assertThat(only(centre).fields()).containsEntry("city", "Lisbon");
            assertThat(contacts.asked).hasSize(1);
            var query = contacts.asked.get(0);
            assertThat(query.list()).isEqualTo(CUSTOMERS);
            assertThat(query.profileName()).isEqualTo("xX");
            assertThat(query.toString()).doesNotContain("xX");
            assertThat(centre.history().toString()).doesNotContain("Lisbon").doesNotContain("Ann");
        }
    }

    @Test
    @DisplayName("it is asked once for an interaction, and again for the next, so that what it knows is fresh")
    void again() {
        try (var centre = setup(tag("t", "vip")).contacts(contacts).open()) {
            centre.says("1", "hello");
            centre.says("1", "hello?");
            assertThat(contacts.asked).hasSize(1);
            assertThat(only(centre).fields()).isEmpty();
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            contacts.known.put("1", ANN);
            centre.says("1", "again");
            assertThat(only(centre).fields()).hasSize(3);
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            contacts.known.clear();
            centre.says("1", "and again");
            assertThat(only(centre).fields()).as("not known any more").isEmpty();
        }
    }

    @Test
    @DisplayName(
            "messages that come while it is asked get their passes afterwards, in order; the first stays the first")
    void meanwhile() {
        contacts.known.put("1", ANN);
        try (var centre = setup(
                        reply("first", Mode.FIRST_MESSAGE, "first {{message.body}} {{interaction.firstMessage}}"),
                        reply("each", Mode.ALWAYS, "{{message.body}} for {{contact.firstName}}"))
                .contacts(contacts)
                .open()) {
            centre.crank.hostTakes(Duration.ofSeconds(1));
            centre.says("1", "one");
            centre.says("1", "two");
            assertThat(centre.provider.texts()).isEmpty();
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ROUTING);
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("first one true", "one for Ann", "two for Ann");
        }
    }

    @Test
    @DisplayName("without an answer in time the plan runs without it, and an answer that comes later is dropped")
    void late() {
        contacts.known.put("1", ANN);
        try (var centre = setup(reply("hi", Mode.ALWAYS, "Hello{{contact.firstName}}"))
                .contacts(contacts)
                .open()) {
            centre.crank.hostTakes(Duration.ofSeconds(5));
            centre.says("1", "hello");
            centre.advance(1);
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("Hello");
            centre.advance(10);
            assertThat(contacts.asked).hasSize(1);
            assertThat(only(centre).fields()).isEmpty();
            assertThat(centre.events(RoutingEvent.ContactLookedUp.class))
                    .extracting(RoutingEvent.ContactLookedUp::result)
                    .containsExactly("no-answer");
        }
    }

    @Test
    @DisplayName("one that fails costs nothing but its answer, and what was known before stays")
    void broken() {
        contacts.known.put("1", ANN);
        try (var centre = setup(reply("hi", Mode.ALWAYS, "Hello {{contact.firstName}}"))
                .contacts(contacts)
                .open()) {
            centre.says("1", "hello");
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            contacts.broken = true;
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).containsExactly("Hello Ann", "Hello Ann");
            assertThat(centre.events(RoutingEvent.ContactLookedUp.class))
                    .extracting(RoutingEvent.ContactLookedUp::result)
                    .containsExactly("found", "exception");
        }
    }

    @Test
    @DisplayName("an agent who takes the interaction over meanwhile has it; no plan runs when the answer comes")
    void takenOver() {
        try (var centre = setup(reply("hi", Mode.ALWAYS, "Hello"), queue("q", "q", 0))
                .queue(beepall("q", A))
                .contacts(contacts)
                .open()) {
            centre.logIn(A);
            centre.crank.hostTakes(Duration.ofSeconds(1));
            centre.says("1", "hello");
            centre.ask(centre.engine.interactions().takeOver(A, centre.newestId()));
            centre.advance(5);
            assertThat(centre.provider.texts()).isEmpty();
            assertThat(centre.newest().owner()).isEqualTo(A);
        }
    }

    @Test
    @DisplayName("an engine that dies while it asks leaves a plan that the next one runs when the time is over")
    void restart() {
        var store = new InMemoryStore();
        var plan = reply("hi", Mode.ALWAYS, "Hello");
        var first = setup(plan).contacts(contacts).store(new FaultyStore(store)).open();
        first.crank.hostTakes(Duration.ofHours(1));
        first.says("1", "hello");
        try (var next = setup(plan)
                .contacts(contacts)
                .store(new FaultyStore(store))
                .start(TestCentre.START.plusSeconds(2))
                .seed(2)
                .open()) {
            next.crank.settle();
            assertThat(next.provider.texts()).containsExactly("Hello");
        }
    }

    @Test
    @DisplayName("a card says how much it holds and never what, and refuses names that no condition could use")
    void card() {
        assertThat(ANN.toString()).doesNotContain("Ann").contains("3");
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactCard(null, Map.of("first name", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactCard(null, Map.of("a", "x".repeat(1_001))));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactCard(" ", Map.of()));
    }
}
