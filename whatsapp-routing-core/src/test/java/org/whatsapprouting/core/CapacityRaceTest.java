package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.START;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;
import org.whatsapprouting.core.simulation.Recount;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.OfferView;

/**
 * Eight threads accept, reject, assign, take over, transfer, unassign and close at once, with agents who are nearly full.
 * Each entry of the history keeps everybody within his capacity; after each round everything is counted anew and no slot
 * is free that somebody waits for.
 */
@DisplayName("Capacity races: nobody is ever above his capacity, and no slot stays free (promise 4, G-22)")
@Timeout(120)
class CapacityRaceTest {
    private static final int THREADS = 8;
    /** How many rounds one centre lives through: a recount takes the longer the more was closed. */
    private static final int ROUNDS_EACH = 30;

    private static final int CAPACITY = 2;
    /** How often, and for how long at most, to look whether everything is done. */
    private static final int LOOKS = 2_000;

    private static final int LOOK_MILLIS = 10;
    private static final List<AgentId> AGENTS =
            IntStream.range(0, 5).mapToObj(i -> new AgentId("agent" + i)).toList();

    @Test
    @DisplayName("60 rounds of 8 threads")
    void some() throws Exception {
        race(2);
    }

    @Test
    @Tag("long")
    @DisplayName("300 rounds of 8 threads")
    void many() throws Exception {
        race(10);
    }

    private static void race(int centres) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        var answers = new TreeMap<String, Integer>();
        try {
            for (int seed = 1; seed <= centres; seed++) {
                try (var centre = new Crowded(seed)) {
                    for (int round = 0; round < ROUNDS_EACH; round++) {
                        centre.round(threads, answers);
                    }
                    centre.checkAll();
                }
            }
            assertThat(answers)
                    .as("races were run, and lost")
                    .containsKeys("Accepted", "AtCapacity", "Taken", "Ended", "Rejected")
                    .containsKeys("Started", "TargetUnavailable", "InTransfer", "NotOwner", "Done", "Closed");
        } finally {
            threads.shutdown();
        }
    }

    /** A centre with more customers than slots. */
    private static final class Crowded implements AutoCloseable {
        private final SplittableRandom random;
        private final InMemoryStore store = new InMemoryStore();
        private final LinkedBlockingQueue<HistoryEntry> news = new LinkedBlockingQueue<>();
        private final CyclicBarrier start = new CyclicBarrier(THREADS);
        private final RoutingEngine engine;
        private final Recount recount;
        private int messages;

        Crowded(long seed) throws InterruptedException {
            random = new SplittableRandom(seed);
            Tenant tenant = tenant();
            recount = new Recount(store, tenant);
            engine = RoutingEngine.builder()
                    .tenant(tenant)
                    .store(store)
                    .clock(InstantSource.fixed(START))
                    .listener(news::add)
                    .start();
            AGENTS.forEach(agent -> join(engine.agents().logIn(agent)));
        }

        private static Tenant tenant() {
            var tenant = Tenant.builder();
            AGENTS.forEach(agent -> tenant.agent(new Agent(agent, agent.value(), CAPACITY)));
            AgentId[] all = AGENTS.toArray(AgentId[]::new);
            tenant.queue(roundRobin("robin", 600, 0, all));
            tenant.queue(new Queue(
                    new QueueId("all"),
                    "all",
                    Queue.Strategy.BEEPALL,
                    Duration.ofSeconds(600),
                    Duration.ZERO,
                    0,
                    List.of(all)));
            tenant.account(Plans.account(
                    SimulatorProviderFactory.ID,
                    AccountSettings.defaults().withTransfer(new Transfer(true, true, Duration.ofSeconds(600))),
                    Set.copyOf(AGENTS),
                    List.of(
                            goToIf("half", "message.body == 'all'", "b"),
                            queue("r", "robin", 0),
                            queue("b", "all", 0))));
            return tenant.build();
        }

        void round(ExecutorService threads, Map<String, Integer> answers) throws Exception {
            for (int i = random.nextInt(6); i > 0; i--) {
                String id = String.valueOf(++messages);
                String text = random.nextBoolean() ? "all" : "one";
                join(engine.webhooks().receive(ACCOUNT, SimulatorProvider.says("m" + id, "phone" + id, text)));
            }
            settle();
            List<InteractionView> open = open();
            var moves = new ArrayList<Callable<Object>>();
            for (int i = 0; i < THREADS; i++) {
                Supplier<CompletionStage<?>> move = move(open);
                moves.add(() -> {
                    start.await();
                    return join(move.get());
                });
            }
            for (var done : threads.invokeAll(moves)) {
                answers.merge(done.get().getClass().getSimpleName(), 1, Integer::sum);
            }
            settle();
        }

        private List<InteractionView> open() {
            return engine.interactions()
                    .list(new InteractionFilter(true, null, null, null, null, null, 500))
                    .items();
        }

        /** What one thread is going to do. */
        private Supplier<CompletionStage<?>> move(List<InteractionView> open) {
            AgentId agent = any(AGENTS);
            List<OfferView> offers = engine.agents().offers(agent);
            int chance = random.nextInt(100);
            if (open.isEmpty()) {
                return () -> engine.agents().logIn(agent);
            }
            if (chance < 45 && !offers.isEmpty()) {
                OfferId offer = any(offers).id();
                return chance < 35
                        ? () -> engine.agents().accept(offer)
                        : () -> engine.agents().reject(offer);
            }
            List<InteractionView> owned =
                    open.stream().filter(each -> each.owner() != null).toList();
            InteractionView one = any(owned.isEmpty() || random.nextInt(10) == 0 ? open : owned);
            AgentId owner = one.owner() == null ? agent : one.owner();
            if (chance < 60) {
                AgentId other = any(AGENTS);
                return () -> engine.interactions().transfer(owner, one.id(), other);
            }
            if (chance < 68) {
                var queue = new QueueId(random.nextBoolean() ? "robin" : "all");
                return () -> engine.interactions().transfer(owner, one.id(), queue);
            }
            if (chance < 78) {
                return () -> engine.supervisor("sue").assign(one.id(), agent);
            }
            if (chance < 83) {
                return () -> engine.interactions().takeOver(agent, one.id());
            }
            if (chance < 87) {
                return () -> engine.supervisor("sue").unassign(one.id());
            }
            return () -> engine.interactions().close(owner, one.id(), null);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        /** Follows the history until everything is done that was to be done, and counts anew. */
        private void settle() throws InterruptedException {
            String difference = difference();
            for (int looks = 0; difference != null && looks < LOOKS; looks++) {
                news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                difference = difference();
            }
            assertThat(difference).as("after it came to rest").isNull();
        }

        private @Nullable String difference() {
            news.clear();
            long before = recount.follow(engine.feed());
            String difference = recount.openDifference(START);
            return recount.follow(engine.feed()) == before ? difference : "it goes on";
        }

        void checkAll() {
            recount.checkAll(START);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
