package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;

@DisplayName("With real threads: one winner, one message, and nothing told before it is durable")
@Timeout(60)
class RealThreadsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 300;
    private static final List<AgentId> AGENTS =
            IntStream.range(0, THREADS).mapToObj(i -> new AgentId("agent" + i)).toList();

    private static RoutingEngine start(RoutingStore store) {
        var tenant = Tenant.builder();
        AGENTS.forEach(agent -> tenant.agent(new Agent(agent, agent.value(), Agent.UNLIMITED)));
        tenant.queue(beepall("q", AGENTS.toArray(AgentId[]::new)));
        tenant.account(Plans.account(
                SimulatorProviderFactory.ID,
                AccountSettings.defaults(),
                Set.copyOf(AGENTS),
                List.of(queue("q", "q", 0))));
        RoutingEngine engine =
                RoutingEngine.builder().tenant(tenant.build()).store(store).start();
        AGENTS.forEach(
                agent -> engine.agents().logIn(agent).toCompletableFuture().join());
        return engine;
    }

    @Test
    @DisplayName("8 threads, 300 races: all accept the same offer, one owns it, seven are told who (promise 3, G-20)")
    void acceptRaces() throws Exception {
        try (var engine = start(new InMemoryStore())) {
            race(engine, List.of(engine));
        }
    }

    @Test
    @Tag("long")
    @DisplayName("the same with two engines on one store")
    void acceptRacesAtTwoEngines() throws Exception {
        var store = new InMemoryStore();
        try (var one = start(new FaultyStore(store));
                var two = start(new FaultyStore(store))) {
            race(one, List.of(one, two));
        }
    }

    private static void race(RoutingEngine watched, List<RoutingEngine> engines) throws Exception {
        var offers = new LinkedBlockingQueue<OfferId>();
        engines.forEach(engine -> engine.feed()
                .listen(entry -> entry.events().forEach(event -> {
                    if (event instanceof RoutingEvent.OfferMade made) {
                        offers.add(new OfferId(made.interaction(), made.generation(), AGENTS.get(0)));
                    }
                })));
        var threads = Executors.newFixedThreadPool(THREADS);
        var start = new CyclicBarrier(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            join(watched.webhooks().receive(ACCOUNT, SimulatorProvider.says("m" + round, "phone" + round, "hello")));
            OfferId offer = offers.poll(30, TimeUnit.SECONDS);
            var answers = new ArrayList<AcceptOutcome>();
            var tasks = new ArrayList<Callable<AcceptOutcome>>();
            for (int i = 0; i < THREADS; i++) {
                var engine = engines.get(i % engines.size());
                var mine = new OfferId(offer.interaction(), offer.generation(), AGENTS.get(i));
                tasks.add(() -> {
                    start.await();
                    return join(engine.agents().accept(mine));
                });
            }
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            AgentId owner = watched.interactions()
                    .find(offer.interaction())
                    .orElseThrow()
                    .owner();
            assertThat(answers).containsOnlyOnce(new AcceptOutcome.Accepted(offer.interaction()));
            assertThat(answers)
                    .filteredOn(new AcceptOutcome.Taken(owner)::equals)
                    .hasSize(THREADS - 1);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("the same webhook from 8 threads is one message, and all are answered 200 (promise 2)")
    void webhookRaces() throws Exception {
        try (var engine = start(new InMemoryStore())) {
            var threads = Executors.newFixedThreadPool(THREADS);
            var start = new CyclicBarrier(THREADS);
            for (int round = 0; round < ROUNDS; round++) {
                var request = SimulatorProvider.says("m" + round, "phone" + round % 5, "hello");
                Callable<Integer> task = () -> {
                    start.await();
                    return join(engine.webhooks().receive(ACCOUNT, request)).status();
                };
                for (var answer : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            }
            threads.shutdown();
            assertThat(engine.feed().read(0, 1_000))
                    .flatMap(entry -> entry.events())
                    .filteredOn(RoutingEvent.MessageReceived.class::isInstance)
                    .hasSize(ROUNDS);
        }
    }

    @Test
    @DisplayName("while the store has not said that the commit is durable nobody is told: no answer, no listener")
    void nothingLeavesBeforeTheCommit() throws Exception {
        var memory = new InMemoryStore();
        var reached = new CountDownLatch(1);
        var durable = new CompletableFuture<Void>();
        var store = new FaultyStore(memory);
        try (var engine = start(store)) {
            var told = new CountDownLatch(1);
            engine.feed()
                    .listen(entry -> entry.events().stream()
                            .filter(RoutingEvent.MessageReceived.class::isInstance)
                            .forEach(received -> told.countDown()));
            store.holdUntil(durable, reached::countDown);
            var answer = engine.webhooks()
                    .receive(ACCOUNT, SimulatorProvider.says("m", "phone", "hello"))
                    .toCompletableFuture();
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(answer).isNotDone();
            assertThat(told.getCount()).isEqualTo(1);
            durable.complete(null);
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
