package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.RoutingListener;
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

@DisplayName("Round robin is fair with real threads: nobody gets two more than anybody else (Q-03, G-17)")
@Timeout(120)
class FairnessTest {
    private static final int THREADS = 8;
    private static final List<AgentId> AGENTS =
            IntStream.range(0, 50).mapToObj(i -> new AgentId("agent" + i)).toList();
    /** How many offers of each thread still ring when the engine ends. */
    private static final int LEFT_RINGING = 3;
    /** By how much more than half the first life does, so that it ends in the middle of a round. */
    private static final int MORE = 2;

    private final LinkedBlockingQueue<OfferId> offers = new LinkedBlockingQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<AgentId, Integer> assigned = new ConcurrentHashMap<>();

    @Test
    @DisplayName("1,200 assignments by 8 threads over 50 agents, the engine ending and coming back in the middle")
    void some() throws Exception {
        overARestart(1_200);
    }

    @Test
    @Tag("long")
    @DisplayName("12,000 assignments by 8 threads over 50 agents, the engine ending and coming back in the middle")
    void many() throws Exception {
        overARestart(12_000);
    }

    private void overARestart(int all) throws Exception {
        var store = new InMemoryStore();
        int each = all / THREADS / 2;
        Set<OfferId> ringing;
        try (var engine = start(new FaultyStore(store))) {
            AGENTS.forEach(agent -> join(engine.agents().logIn(agent)));
            work(engine, each + MORE, each + MORE - LEFT_RINGING);
            ringing = takeOffers(THREADS * LEFT_RINGING);
            assertThat(spread()).as("before the restart").isLessThanOrEqualTo(1);
        }
        try (var engine = start(new FaultyStore(store))) {
            for (AgentId agent : AGENTS) {
                engine.agents().offers(agent).forEach(offer -> offers.add(offer.id()));
            }
            assertThat(offers).as("what rang goes on ringing").containsExactlyInAnyOrderElementsOf(ringing);
            work(engine, each - MORE, each - MORE + LEFT_RINGING);
        }
        assertThat(assigned.values().stream().mapToInt(count -> count).sum()).isEqualTo(all);
        assertThat(assigned).hasSize(AGENTS.size());
        assertThat(spread()).as("most minus least of %s", assigned).isLessThanOrEqualTo(1);
    }

    private RoutingEngine start(RoutingStore store) {
        var tenant = Tenant.builder();
        AGENTS.forEach(agent -> tenant.agent(new Agent(agent, agent.value(), Agent.UNLIMITED)));
        tenant.queue(roundRobin("q", 3_600, 0, AGENTS.toArray(AgentId[]::new)));
        tenant.account(Plans.account(
                SimulatorProviderFactory.ID,
                AccountSettings.defaults(),
                Set.copyOf(AGENTS),
                List.of(queue("q", "q", 0))));
        RoutingListener collect = entry -> entry.events().forEach(event -> {
            if (event instanceof RoutingEvent.OfferMade made) {
                offers.add(new OfferId(made.interaction(), made.generation(), made.agent()));
            }
        });
        return RoutingEngine.builder()
                .tenant(tenant.build())
                .store(store)
                .listener(collect)
                .start();
    }

    /** Each thread lets so many customers write, and so many of those asked accept. */
    private void work(RoutingEngine engine, int posts, int accepts) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        Callable<Void> task = () -> {
            for (int i = 0; i < Math.max(posts, accepts); i++) {
                if (i < posts) {
                    int number = messages.incrementAndGet();
                    join(engine.webhooks()
                            .receive(ACCOUNT, SimulatorProvider.says("m" + number, "phone" + number, "hello")));
                }
                if (i < accepts) {
                    OfferId offer = offers.poll(30, TimeUnit.SECONDS);
                    assertThat(join(engine.agents().accept(offer)))
                            .isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
                    assigned.merge(offer.agent(), 1, Integer::sum);
                }
            }
            return null;
        };
        try {
            for (var done : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Set<OfferId> takeOffers(int count) throws InterruptedException {
        var taken = new HashSet<OfferId>();
        for (int i = 0; i < count; i++) {
            taken.add(offers.poll(30, TimeUnit.SECONDS));
        }
        return taken;
    }

    private int spread() {
        var counts = AGENTS.stream()
                .mapToInt(agent -> assigned.getOrDefault(agent, 0))
                .summaryStatistics();
        return counts.getMax() - counts.getMin();
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
