package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.agent;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.core.memory.InMemoryStore;

@DisplayName("No slot stays free while an interaction waits that its agent could be asked for (promise 4)")
class OfferingTest {

    @Test
    @DisplayName("Beepall: who rejects the oldest is asked for the next one at once")
    void nextAfterReject() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A))
                .capacity(1)
                .open()) {
            centre.logIn(A);
            centre.says("1", "first");
            centre.advance(1);
            centre.says("2", "second");
            var first = centre.offer(A);
            centre.reject(A);
            assertThat(centre.offer(A).interaction()).isNotEqualTo(first.interaction());
        }
    }

    @Test
    @DisplayName("Beepall: interactions that ring only at others do not keep an agent from being asked")
    void ringsAtOthers() {
        var beta = new AccountId("beta");
        var setup = TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .members(A)
                .capacity(1);
        setup.more()
                .account(new Account(
                        beta,
                        "Beta",
                        "BETA",
                        null,
                        Account.DEFAULT_LIST,
                        new ProviderSettings("scripted", Map.of()),
                        AccountSettings.defaults(),
                        new RoutingPlan(PlanVersion.FIRST, List.of(queue("q", "q", 0))),
                        Set.of(B)));
        try (var centre = setup.open()) {
            centre.logIn(A, B);
            for (int i = 0; i < 3; i++) {
                centre.says("acme" + i, "hello");
                centre.advance(1);
            }
            centre.provider.webhooks.add(List.of(centre.message("b", "beta", "hello")));
            centre.ask(centre.engine
                    .webhooks()
                    .receive(beta, WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), new byte[0])));
            centre.crank.settle();
            assertThat(centre.offers(A)).isNotEmpty();
            assertThat(centre.offers(B)).hasSize(1);
        }
    }

    @Test
    @DisplayName("Beepall: while one interaction pauses between two offers, the next one rings")
    void nextDuringThePause() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A))
                .capacity(1)
                .open()) {
            centre.logIn(A);
            centre.says("1", "first");
            centre.advance(1);
            centre.says("2", "second");
            var first = centre.offer(A);
            centre.advance(15);
            assertThat(centre.offer(A).interaction()).isNotEqualTo(first.interaction());
        }
    }

    @Test
    @DisplayName("150 agents with a lane each, and a queue of 1,200, are dispatched in one batch like any other")
    void manyAtOnce() {
        var agents =
                IntStream.range(0, 1_200).mapToObj(i -> new AgentId("n" + i)).toList();
        var setup = TestCentre.with(queue("q", "q", 0), agent("a", A, 0));
        agents.forEach(each -> setup.more().agent(new Agent(each, each.value(), 1)));
        setup.members(agents.toArray(AgentId[]::new))
                .queue(new Queue(
                        new QueueId("q"),
                        "q",
                        Queue.Strategy.RR_MEMORY,
                        Queue.DEFAULT_AGENT_TIMEOUT,
                        Queue.DEFAULT_RETRY,
                        0,
                        agents));
        var store = new FaultyStore(new InMemoryStore());
        try (var centre = setup.store(store).open()) {
            store.asked.clear();
            var answers = new ArrayList<CompletionStage<?>>();
            for (AgentId each : agents.subList(0, 150)) {
                answers.add(centre.engine.agents().logIn(each));
            }
            centre.crank.settle();
            assertThat(answers)
                    .allSatisfy(
                            answer -> assertThat(answer.toCompletableFuture()).isCompleted());
            assertThat(store.asked).hasSizeLessThan(5);
            centre.says("1", "hello");
            assertThat(centre.events(RoutingEvent.OfferMade.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("who logs out gives back what rings at him in one order, whatever the process (promise 9)")
    void givenBackInOrder() {
        try (var centre = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 600, 5, A))
                .open()) {
            centre.logIn(A);
            for (int i = 0; i < 7; i++) {
                centre.says("phone" + i, "hello");
            }
            centre.ask(centre.engine.agents().logOut(A));
            var ended = centre.events(RoutingEvent.OfferEnded.class).stream()
                    .map(RoutingEvent.OfferEnded::interaction)
                    .map(InteractionId::value)
                    .toList();
            assertThat(ended).hasSize(7).isSorted();
            assertThat(centre.engine.configuration().current().accounts().get(0).id())
                    .isEqualTo(ACCOUNT);
        }
    }
}
