package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.core.FaultyStore.Fault;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.OfferView;
import org.whatsapprouting.core.view.WebhookResponse;

@DisplayName(
        "Two engines on one store: nothing twice, one owner, no slot too many and none forgotten (promises 2 to 4)")
class TwoEnginesTest {
    private static final int ROUNDS = 300;
    private static final InteractionFilter OPEN = new InteractionFilter(true, null, null, null, null, null, 100);

    private static TestCentre.Setup beepAll(int capacity) {
        return TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B, C)).capacity(capacity);
    }

    @Test
    @DisplayName(
            "300 times two agents accept the same offer at different engines: one wins, the other is told who (G-20)")
    void acceptRace() {
        try (var rivals = new Rivals(() -> beepAll(1_000), 11)) {
            rivals.one.logIn(A, B);
            for (int round = 0; round < ROUNDS; round++) {
                rivals.one.says("phone" + round, "hello");
                rivals.settle();
                var interaction = rivals.one.newestId();
                var a = rivals.one.engine.agents().accept(new OfferId(interaction, 1, A));
                var b = rivals.two.engine.agents().accept(new OfferId(interaction, 1, B));
                var answers = List.of(rivals.answer(a).join(), rivals.answer(b).join());
                AgentId winner = rivals.one.newest().owner();
                assertThat(answers)
                        .containsExactlyInAnyOrder(
                                new AcceptOutcome.Accepted(interaction), new AcceptOutcome.Taken(winner));
            }
            assertThat(rivals.one.events(RoutingEvent.Assigned.class)).hasSize(ROUNDS);
        }
    }

    @Test
    @DisplayName("300 times an agent with three slots accepts eight offers at two engines: he gets three (G-22)")
    void capacityRace() {
        try (var rivals = new Rivals(() -> beepAll(3), 12)) {
            rivals.one.logIn(A, B, C);
            for (int round = 0; round < ROUNDS; round++) {
                capacityRound(rivals, round);
            }
        }
    }

    private static void capacityRound(Rivals rivals, int round) {
        for (int i = 0; i < 8; i++) {
            var centre = i % 2 == 0 ? rivals.one : rivals.two;
            centre.post(centre.message(round + "/" + i, "phone" + i, "hello"));
        }
        rivals.settle();
        var offers = rivals.one.offers(A);
        assertThat(offers).hasSize(8);
        var asked = new ArrayList<CompletionStage<AcceptOutcome>>();
        for (OfferView offer : offers) {
            var centre = asked.size() % 2 == 0 ? rivals.one : rivals.two;
            asked.add(centre.engine.agents().accept(offer.id()));
        }
        rivals.settle();
        var answers =
                asked.stream().map(stage -> stage.toCompletableFuture().join()).toList();
        assertThat(answers).filteredOn(AcceptOutcome.Accepted.class::isInstance).hasSize(3);
        assertThat(answers)
                .filteredOn(AcceptOutcome.AtCapacity.class::isInstance)
                .hasSize(5);
        for (AgentId other : List.of(B, C)) {
            rivals.two.offers(other).stream()
                    .limit(3)
                    .forEach(offer -> rivals.two.engine.agents().accept(offer.id()));
            rivals.settle();
        }
        var open = rivals.one.engine.interactions().list(OPEN).items();
        assertThat(open).hasSize(8).noneMatch(each -> each.owner() == null);
        open.forEach(each -> rivals.two.engine.interactions().close(each.owner(), each.id(), null));
        rivals.settle();
    }

    @Test
    @DisplayName("round robin by two engines: each free agent is asked as often as any other, give or take one (G-17)")
    void fairness() {
        try (var rivals =
                new Rivals(() -> TestCentre.with(queue("q", "q", 0)).queue(roundRobin("q", 600, 5, A, B, C)), 13)) {
            rivals.one.logIn(A, B, C);
            rivals.settle();
            for (int round = 0; round < ROUNDS; round++) {
                var centre = round % 2 == 0 ? rivals.one : rivals.two;
                centre.post(centre.message("m" + round, "phone" + round, "hello"));
                if (round % 3 == 0) {
                    rivals.settle();
                }
            }
            rivals.settle();
            var asked = new HashMap<AgentId, Integer>();
            rivals.one
                    .events(RoutingEvent.OfferMade.class)
                    .forEach(offer -> asked.merge(offer.agent(), 1, Integer::sum));
            assertThat(asked)
                    .hasSize(3)
                    .containsValues(100)
                    .allSatisfy((agent, times) -> assertThat(times).isBetween(99, 101));
        }
    }

    @Test
    @DisplayName(
            "100 times one engine asks an agent while the other lets him leave: nothing goes on ringing at him (Q-09)")
    void leavesWhileHeIsAsked() {
        try (var rivals =
                new Rivals(() -> TestCentre.with(queue("q", "q", 0)).queue(roundRobin("q", 600, 5, A, B)), 15)) {
            rivals.one.logIn(A, B);
            Tenant both = rivals.two.engine.configuration().current();
            Tenant without = both.withQueues(List.of(roundRobin("q", 600, 5, B)));
            for (int round = 0; round < ROUNDS / 3; round++) {
                rivals.answer(rivals.two.engine.configuration().save(both)).join();
                rivals.one.post(rivals.one.message("m" + round, "phone" + round, "hello"));
                rivals.answer(rivals.two.engine.configuration().save(without)).join();
                assertThat(rivals.one.offers(A)).as("round %s", round).isEmpty();
                assertThat(rivals.one.offers(B)).as("round %s", round).hasSize(1);
                var id = rivals.one.newestId();
                rivals.answer(rivals.one.engine.supervisor("sue").close(id, null))
                        .join();
            }
            assertThat(rivals.one.events(RoutingEvent.OfferEnded.class))
                    .filteredOn(end -> A.equals(end.agent()))
                    .describedAs("he was asked in many of them")
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    @DisplayName("one webhook given to both engines is one message, and both answer 200 (promise 2)")
    void dedupe() {
        try (var rivals = new Rivals(() -> beepAll(1), 14)) {
            for (int round = 0; round < ROUNDS; round++) {
                var event = rivals.one.message("m" + round, "phone" + round % 7, "hello");
                CompletionStage<WebhookResponse> first = rivals.one.post(event);
                CompletionStage<WebhookResponse> second = rivals.two.post(event);
                assertThat(rivals.answer(first).join().status()).isEqualTo(200);
                assertThat(rivals.answer(second).join().status()).isEqualTo(200);
            }
            assertThat(rivals.one.events(RoutingEvent.MessageReceived.class)).hasSize(ROUNDS);
            assertThat(rivals.one.events(RoutingEvent.ContactCreated.class)).hasSize(7);
        }
    }

    @Test
    @DisplayName("a slot freed at one engine while the other finds nobody free is not forgotten (promise 4)")
    void freedSlotIsNotForgotten() {
        var memory = new InMemoryStore();
        var store = new FaultyStore(memory);
        try (var one = setup().store(store).open();
                var two = setup().store(new FaultyStore(memory)).seed(2).open()) {
            one.logIn(A);
            one.says("1", "hello");
            one.accept(A);
            var owned = one.newestId();
            one.says("2", "waits");
            // One batch: a message that marks the lane, and the dispatch of the lane from the message before.
            one.post(one.message("x", "3", "waits too"));
            one.crank.step();
            one.post(one.message("y", "4", "waits too"));
            store.beforeNextCommit(() -> two.ask(two.engine.interactions().close(A, owned, null)));
            one.crank.settle();
            assertThat(one.asked()).containsExactly(A);
        }
    }

    private static TestCentre.Setup setup() {
        return TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 600, 5, A))
                .capacity(1);
    }

    @Test
    @DisplayName("a configuration saved at one engine holds at the other for the very next command, also for refusals")
    void savedElsewhere() {
        var newcomer = new AgentId("newcomer");
        var memory = new InMemoryStore();
        try (var one = setup().store(new FaultyStore(memory)).open();
                var two = setup().store(new FaultyStore(memory)).seed(2).open()) {
            one.ask(one.engine
                    .configuration()
                    .save(withAgent(one.engine.configuration().current(), newcomer)));
            assertThat(two.ask(two.engine.agents().logIn(newcomer))).isInstanceOf(PresenceOutcome.Now.class);
        }
    }

    @Test
    @DisplayName("a configuration whose saving had an unknown outcome is in force as soon as it is confirmed")
    void savedWithUnknownOutcome() {
        var newcomer = new AgentId("newcomer");
        var store = new FaultyStore(new InMemoryStore());
        try (var one = setup().store(store).open()) {
            store.commits.add(Fault.UNKNOWN);
            var wanted = withAgent(one.engine.configuration().current(), newcomer);
            assertThat(one.ask(one.engine.configuration().save(wanted))).isInstanceOf(SaveOutcome.Saved.class);
            assertThat(one.engine.configuration().current()).isEqualTo(wanted);
        }
    }

    @Test
    @DisplayName("a conflict while the configuration cannot be read does not lose the commands behind it")
    void configurationUnreadable() {
        var memory = new InMemoryStore();
        var store = new FaultyStore(memory);
        try (var one = setup().store(store).open();
                var two = setup().store(new FaultyStore(memory)).seed(2).open()) {
            store.beforeNextCommit(() -> {
                two.ask(two.engine.agents().logIn(A));
                store.loads.add(Fault.LOST);
            });
            var a = one.engine.agents().logIn(A);
            var b = one.engine.agents().logIn(B);
            assertThat(one.ask(a)).isInstanceOf(PresenceOutcome.Now.class);
            assertThat(one.ask(b)).isInstanceOf(PresenceOutcome.Now.class);
        }
    }

    @Test
    @DisplayName("what an engine appended before it died is decided by the other within a second (promise 1)")
    void appendedElsewhere() {
        var memory = new InMemoryStore();
        try (var one = setup().store(new FaultyStore(memory)).open()) {
            one.crank.settle();
            var event = one.message("m", "1", "acknowledged elsewhere");
            memory.append(List.of(new Arrival(
                    one.engine.configuration().current().id(),
                    Keys.inbox(ACCOUNT, "m"),
                    "1",
                    new RecordCodec().write(event, InboundEvent.class),
                    TestCentre.START)));
            one.advance(1);
            assertThat(one.events(RoutingEvent.MessageReceived.class)).hasSize(1);
        }
    }

    private static Tenant withAgent(Tenant before, AgentId more) {
        var agents = new ArrayList<>(before.agents());
        agents.add(new Agent(more, "Newcomer", 1));
        return before.withAgents(agents);
    }
}
