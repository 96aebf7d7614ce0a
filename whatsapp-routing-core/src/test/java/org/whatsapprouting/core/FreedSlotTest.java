package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.core.memory.InMemoryStore;

@DisplayName("A slot that becomes free is offered in the next commit (promise 4, G-22)")
class FreedSlotTest {
    private static final PauseId LUNCH = new PauseId("lunch");
    private static final String OFFER = "offer-made";

    /** Something that gives A, who owns one interaction and has room for no other, a free slot. */
    private interface Freeing {
        CompletionStage<?> by(RoutingEngine engine, InteractionId owned);
    }

    private record Way(String name, String event, Freeing freeing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> ways() {
        var ways = List.of(
                new Way(
                        "he closes",
                        "closed",
                        (engine, owned) -> engine.interactions().close(A, owned, null)),
                new Way(
                        "a supervisor closes",
                        "closed",
                        (engine, owned) -> engine.supervisor("sue").close(owned, null)),
                new Way(
                        "a job closes",
                        "closed",
                        (engine, owned) -> engine.supervisor("sue").closeAll(List.of(owned), null)),
                new Way(
                        "a supervisor gives it to B",
                        "assigned",
                        (engine, owned) -> engine.supervisor("sue").assign(owned, B)),
                new Way(
                        "a supervisor takes it away",
                        "unassigned",
                        (engine, owned) -> engine.supervisor("sue").unassign(owned)),
                new Way(
                        "B accepts what A handed over",
                        "assigned",
                        (engine, owned) -> engine.agents()
                                .accept(engine.agents().offers(B).get(0).id())));
        return Stream.of(Queue.Strategy.values())
                .flatMap(strategy -> ways.stream().map(way -> Arguments.of(strategy, way)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ways")
    @DisplayName("of an owned interaction")
    void ofAnOwnedOne(Queue.Strategy strategy, Way way) {
        var store = new FaultyStore(new InMemoryStore());
        try (var centre = full(strategy, store)) {
            InteractionId owned = centre.newestId();
            if (way.name().startsWith("B accepts")) {
                centre.ask(centre.engine.interactions().transfer(A, owned, B));
                centre.crank.settle();
            }
            centre.says("2", "I wait");
            centre.advance(1);
            assertThat(centre.offers(A)).as("before").isEmpty();
            expectNext(store, way.event(), () -> centre.ask(way.freeing().by(centre.engine, owned)));
            centre.crank.settle();
            assertThat(centre.offer(A).interaction()).isNotEqualTo(owned);
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("of an agent who comes back")
    void ofWhoComesBack(Queue.Strategy strategy) {
        var store = new FaultyStore(new InMemoryStore());
        try (var centre = open(strategy, store)) {
            centre.says("1", "hello");
            expectNext(
                    store, "logged-in", () -> centre.ask(centre.engine.agents().logIn(A)));
            centre.ask(centre.engine.agents().pause(A, LUNCH));
            centre.crank.settle();
            assertThat(centre.offers(A)).isEmpty();
            centre.advance(60);
            expectNext(store, "resumed", () -> centre.ask(centre.engine.agents().resume(A)));
        }
    }

    static Stream<Queue.Strategy> strategies() {
        return Stream.of(Queue.Strategy.values());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("of who rejected what rang at him")
    void ofARejectedOne(Queue.Strategy strategy) {
        var store = new FaultyStore(new InMemoryStore());
        try (var centre = open(strategy, store)) {
            centre.logIn(A);
            centre.says("1", "hello");
            centre.says("2", "I wait");
            var first = centre.offer(A);
            expectNext(
                    store, "REJECTED", () -> centre.ask(centre.engine.agents().reject(first.id())));
            centre.crank.settle();
            assertThat(centre.offer(A).interaction()).isNotEqualTo(first.interaction());
        }
    }

    private static TestCentre open(Queue.Strategy strategy, FaultyStore store) {
        return TestCentre.with(queue("q", "q", 0))
                .queue(Queue.of("q", strategy, A))
                .capacity(1)
                .settings(s -> s.withTransfer(new Transfer(true, true, Duration.ofSeconds(30))))
                .store(store)
                .open();
    }

    private static TestCentre full(Queue.Strategy strategy, FaultyStore store) {
        TestCentre centre = open(strategy, store);
        centre.logIn(A, B);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    /** What frees the slot is one commit, and the one after it makes an offer. */
    private static void expectNext(FaultyStore store, String event, Runnable freeing) {
        store.asked.clear();
        freeing.run();
        var commits = new ArrayList<String>();
        for (List<Change> asked : store.asked) {
            commits.add(asked.stream()
                    .map(Change::history)
                    .filter(Objects::nonNull)
                    .map(Change.HistoryText::document)
                    .collect(Collectors.joining("\n")));
        }
        int freed = 0;
        while (freed < commits.size() && !commits.get(freed).contains(event)) {
            freed++;
        }
        assertThat(commits).as("the slot is freed, and something follows").hasSizeGreaterThan(freed + 1);
        assertThat(commits.get(freed + 1)).as("the next commit").contains(OFFER);
    }
}
