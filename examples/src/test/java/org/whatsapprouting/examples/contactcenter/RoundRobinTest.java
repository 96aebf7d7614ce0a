package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;

@DisplayName("Round robin is fair on SQLite too, over a restart from the file (Q-03, G-17)")
class RoundRobinTest {
    private static final int THREADS = 8;
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final AgentId[] AGENTS =
            IntStream.range(0, 50).mapToObj(i -> new AgentId("agent" + i)).toArray(AgentId[]::new);

    private static final ProviderSettings SIMULATOR = new ProviderSettings(SimulatorProviderFactory.ID, Map.of());
    private static final RoutingPlan PLAN = new RoutingPlan(
            PlanVersion.FIRST, List.of(Action.of("q", new Application.Queue(new QueueId("q"), Duration.ZERO))));

    private final LinkedBlockingQueue<OfferId> offers = new LinkedBlockingQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<AgentId, Integer> assigned = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    @Test
    @DisplayName("216 assignments by 8 threads over 50 agents")
    void some() throws Exception {
        overARestart(15, 12);
    }

    @Test
    @Tag("long")
    @DisplayName("12,000 assignments by 8 threads over 50 agents")
    void many() throws Exception {
        overARestart(752, 748);
    }

    /** Both lives end in the middle of a round. */
    private void overARestart(int before, int after) throws Exception {
        live(before);
        live(after);
        assertThat(assigned.values().stream().mapToInt(count -> count).sum()).isEqualTo((before + after) * THREADS);
        var counts = assigned.values().stream().mapToInt(count -> count).summaryStatistics();
        assertThat(assigned).hasSize(AGENTS.length);
        assertThat(counts.getMax() - counts.getMin()).as("%s", assigned).isLessThanOrEqualTo(1);
    }

    private void live(int each) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var engine = start()) {
            for (AgentId agent : AGENTS) {
                join(engine.agents().logIn(agent));
            }
            Callable<Void> task = () -> {
                for (int i = 0; i < each; i++) {
                    String number = String.valueOf(messages.incrementAndGet());
                    join(engine.webhooks()
                            .receive(ACCOUNT, SimulatorProvider.says("m" + number, "phone" + number, "hello")));
                    OfferId offer = offers.poll(60, TimeUnit.SECONDS);
                    assertThat(join(engine.agents().accept(offer)))
                            .isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
                    assigned.merge(offer.agent(), 1, Integer::sum);
                }
                return null;
            };
            for (var done : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private RoutingEngine start() {
        var tenant = Tenant.builder();
        for (AgentId agent : AGENTS) {
            tenant.agent(Agent.of(agent.value()));
        }
        tenant.queue(new Queue(
                new QueueId("q"),
                "q",
                Queue.Strategy.RR_MEMORY,
                Duration.ofHours(1),
                Duration.ZERO,
                0,
                List.of(AGENTS)));
        tenant.account(Account.of(ACCOUNT.value(), "ACME", SIMULATOR, PLAN, AGENTS));
        return RoutingEngine.builder()
                .tenant(tenant.build())
                .store(
                        "sqlite",
                        new StoreConfig(
                                Map.of("file", directory.resolve("routing.db").toString())))
                .listener(entry -> entry.events().forEach(this::happened))
                .start();
    }

    private void happened(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfferMade made && made.agent() != null) {
            offers.add(new OfferId(made.interaction(), made.generation(), made.agent()));
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
