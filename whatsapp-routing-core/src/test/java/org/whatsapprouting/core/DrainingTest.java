package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.close;
import static org.whatsapprouting.core.Plans.goTo;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Draining: what is taken out of the configuration while it is in use (A-13)")
class DrainingTest {
    private final InMemoryStore store = new InMemoryStore();

    private TestCentre open() {
        var centre = setup().open();
        centre.logIn(A, B);
        return centre;
    }

    private TestCentre.Setup setup() {
        return TestCentre.with(queue("q", "q", 0), reply("on", Mode.ONE_TIME, "One moment"), queue("r", "r", 0))
                .queue(roundRobin("q", 30, 5, A))
                .queue(beepall("r", B))
                .capacity(1)
                .store(new FaultyStore(store));
    }

    private static Tenant withoutAccount(TestCentre centre) {
        return centre.engine.configuration().current().withAccounts(List.of());
    }

    /** The configuration without a queue, and with a plan that does not name it. */
    private static Tenant without(TestCentre centre, String queue, Action... plan) {
        Tenant now = centre.engine.configuration().current();
        Account account = now.accounts().get(0).withPlan(new RoutingPlan(PlanVersion.FIRST, List.of(plan)));
        List<Queue> left = now.queues().stream()
                .filter(one -> !one.id().value().equals(queue))
                .toList();
        return now.withAccounts(List.of(account)).withQueues(left);
    }

    private static boolean allClosed(TestCentre centre) {
        return centre.all().stream().allMatch(one -> one.state() == InteractionView.State.CLOSED);
    }

    @Test
    @DisplayName("an account: what is owned, offered and waiting is closed, slots are free, then the account is gone")
    void account() {
        try (var centre = open()) {
            centre.says("1", "owned");
            centre.accept(A);
            for (int i = 2; i < 40; i++) {
                centre.says("c" + i, "waiting");
            }
            var outcome = centre.ask(centre.engine.configuration().saveAndDrain(withoutAccount(centre)));
            assertThat(outcome).isInstanceOf(SaveOutcome.Draining.class);
            assertThat(((SaveOutcome.Draining) outcome).accounts()).containsExactly(ACCOUNT);
            centre.crank.settle();
            assertThat(centre.all()).hasSize(39);
            assertThat(allClosed(centre)).isTrue();
            assertThat(centre.asked()).isEmpty();
            assertThat(centre.events(RoutingEvent.JobFinished.class))
                    .extracting(RoutingEvent.JobFinished::done)
                    .containsExactly(39);
            assertThat(centre.engine.configuration().current().accounts()).isEmpty();
            assertThat(call(centre)).isEqualTo(401);
        }
    }

    private static int call(TestCentre centre) {
        // Something its provider would take.
        centre.provider.webhooks.add(List.of());
        var request = WebhookRequest.of("POST", URI.create("https://t.invalid/"), Map.of(), new byte[0]);
        return centre.ask(centre.engine.webhooks().receive(ACCOUNT, request)).status();
    }

    @Test
    @DisplayName("while an account is drained its messages join what is open and begin nothing; they are kept")
    void meanwhile() {
        try (var centre = open()) {
            centre.says("1", "hello");
            var saved = centre.engine.configuration().saveAndDrain(withoutAccount(centre));
            var late = centre.post(centre.message("late", "1", "are you there?"), centre.message("new", "2", "hello"));
            centre.crank.settle();
            assertThat(saved.toCompletableFuture().join()).isInstanceOf(SaveOutcome.Draining.class);
            assertThat(late.toCompletableFuture().join().status()).isEqualTo(200);
            assertThat(centre.all()).hasSize(1);
            assertThat(allClosed(centre)).isTrue();
            assertThat(centre.events(RoutingEvent.RawKept.class)).isNotEmpty();
            assertThat(centre.provider.sent).isEmpty();
        }
    }

    @Test
    @DisplayName("it goes on over a restart, and what is saved meanwhile does not bring the account back")
    void restart() {
        var first = open();
        for (int i = 0; i < 20; i++) {
            first.says("c" + i, "waiting");
        }
        Tenant wanted = withoutAccount(first);
        var saved = first.engine.configuration().saveAndDrain(wanted).toCompletableFuture();
        while (!saved.isDone()) {
            first.crank.step();
        }
        assertThat(allClosed(first)).as("drained before the restart").isFalse();
        var next = TestCentre.with()
                .store(new FaultyStore(store))
                .seed(2)
                .tenant(wanted)
                .open();
        next.crank.settle();
        assertThat(allClosed(next)).isTrue();
        assertThat(next.events(RoutingEvent.JobFinished.class)).hasSize(1);
        assertThat(next.engine.configuration().current().accounts()).isEmpty();
        next.close();
    }

    @Test
    @DisplayName("an account that is wanted again before it is empty stays, with what is left, and its token")
    void wantedAgain() {
        var setup = setup().account(account -> account.withAddress(new PublicAddress("https://chat.example.com")));
        try (var centre = setup.open()) {
            centre.logIn(A, B);
            Tenant before = centre.engine.configuration().current();
            URI address = centre.engine.configuration().webhookAddress(ACCOUNT);
            centre.says("1", "hello");
            var drained = centre.engine.configuration().saveAndDrain(withoutAccount(centre));
            var again = centre.engine.configuration().save(before);
            centre.crank.settle();
            assertThat(drained.toCompletableFuture().join()).isInstanceOf(SaveOutcome.Draining.class);
            assertThat(again.toCompletableFuture().join()).isInstanceOf(SaveOutcome.Saved.class);
            assertThat(centre.engine.configuration().current()).isEqualTo(before);
            assertThat(centre.engine.configuration().webhookAddress(ACCOUNT)).isEqualTo(address);
            centre.says("1", "hello?");
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().state()).isNotEqualTo(InteractionView.State.CLOSED);
            assertThat(centre.asked()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("when an account is gone the others still have their tokens (A-08)")
    void othersKeepTheirTokens() {
        var setup = setup().account(account -> account.withAddress(new PublicAddress("https://chat.example.com")));
        URI address;
        Tenant left;
        try (var centre = setup.open()) {
            Tenant now = centre.engine.configuration().current();
            Account first = now.accounts().get(0);
            var other = new Account(
                    new AccountId("other"),
                    "Other",
                    "OTH",
                    null,
                    Account.DEFAULT_LIST,
                    first.provider(),
                    first.settings(),
                    first.plan(),
                    Set.of());
            Account addressed = other.withAddress(first.address());
            centre.ask(centre.engine.configuration().save(now.withAccounts(List.of(first, addressed))));
            address = centre.engine.configuration().webhookAddress(addressed.id());
            centre.says("1", "hello");
            left = now.withAccounts(List.of(addressed));
            centre.ask(centre.engine.configuration().saveAndDrain(left));
            centre.crank.settle();
            assertThat(allClosed(centre)).isTrue();
        }
        try (var again = TestCentre.with()
                .store(new FaultyStore(store))
                .seed(2)
                .tenant(left)
                .open()) {
            assertThat(again.engine.configuration().webhookAddress(new AccountId("other")))
                    .isEqualTo(address);
        }
    }

    @Test
    @DisplayName("an account of an id that was there before does not inherit its plans")
    void sameIdAgain() {
        try (var centre = open()) {
            Tenant before = centre.engine.configuration().current();
            centre.ask(centre.engine.configuration().save(withoutAccount(centre)));
            Account other = before.accounts()
                    .get(0)
                    .withPlan(new RoutingPlan(PlanVersion.FIRST, List.of(queue("x", "r", 10), tag("t", "vip"))));
            centre.ask(centre.engine.configuration().save(before.withAccounts(List.of(other))));
            assertThat(centre.engine
                            .configuration()
                            .current()
                            .accounts()
                            .get(0)
                            .plan()
                            .version())
                    .isNotEqualTo(PlanVersion.FIRST);
            centre.says("1", "hello");
            centre.ask(centre.engine.configuration().save(before));
            centre.advance(10);
            assertThat(centre.newest().tags()).as("went on under its own plan").isNotEmpty();
        }
    }

    @Test
    @DisplayName("a queue: who waits there goes on with his plan at once, and offers are withdrawn")
    void queueIsDrained() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.says("2", "hello");
            assertThat(centre.asked()).containsExactly(A);
            Tenant wanted = without(centre, "q", reply("on", Mode.ONE_TIME, "One moment"), queue("r", "r", 0));
            assertThat(centre.ask(centre.engine.configuration().save(wanted)))
                    .isEqualTo(new SaveOutcome.InUse(Set.of(), Set.of(new QueueId("q"))));
            assertThat(centre.ask(centre.engine.configuration().saveAndDrain(wanted)))
                    .isInstanceOf(SaveOutcome.Draining.class);
            centre.crank.settle();
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.provider.texts()).containsExactly("One moment", "One moment");
            assertThat(centre.all())
                    .allMatch(one -> one.queue() != null && one.queue().value().equals("r"));
            assertThat(centre.events(RoutingEvent.JobFinished.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("an older plan that leads back to a queue that is gone passes it over")
    void loopBack() {
        try (var centre = TestCentre.with(queue("q", "q", 10), reply("on", Mode.ALWAYS, "Again"), goTo("back", "q"))
                .queue(beepall("q", A))
                .open()) {
            centre.says("1", "hello");
            centre.ask(centre.engine.configuration().saveAndDrain(without(centre, "q", close("end"))));
            centre.crank.settle();
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            assertThat(centre.newest().queue()).isNull();
        }
    }
}
