package org.whatsapprouting.testkit.store;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.whatsapprouting.api.store.RoutingStore;

/**
 * A mistake somebody could make when he writes a store.
 *
 * @param name what is wrong
 * @param plant turns a good store into one with the mistake
 * @param clauses the part of the contract that has to find it
 */
record PlantedBug(String name, UnaryOperator<RoutingStore> plant, Set<Class<?>> clauses) {
    /** Nothing is wrong: the control. */
    static final PlantedBug NONE = new PlantedBug("none", good -> good);

    PlantedBug(String name, UnaryOperator<RoutingStore> plant) {
        this(name, plant, Set.of());
    }

    static List<PlantedBug> all() {
        return Stream.of(
                        found(OriginBugs.all(), DedupeClauses.class, ForgetClauses.class, ContentClauses.class),
                        found(PendingBugs.all(), PendingClauses.class, ForgetClauses.class),
                        found(AtomicityBugs.all(), AtomicityClauses.class),
                        found(VersionBugs.all(), VersionClauses.class),
                        found(TextBugs.all(), ContentClauses.class),
                        found(ReadingBugs.all(), LoadClauses.class),
                        found(RangeBugs.all(), RangeClauses.class),
                        found(DueBugs.all(), DueClauses.class),
                        found(HistoryBugs.all(), HistoryClauses.class),
                        found(RaceBugs.all(), RaceClauses.class, DedupeClauses.class, PendingClauses.class),
                        found(LifeBugs.all(), LifeClauses.class))
                .flatMap(List::stream)
                .toList();
    }

    static PlantedBug named(String name) {
        return Stream.concat(Stream.of(NONE), all().stream())
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<PlantedBug> found(List<PlantedBug> bugs, Class<?>... clauses) {
        return bugs.stream()
                .map(bug -> new PlantedBug(bug.name(), bug.plant(), Set.of(clauses)))
                .toList();
    }
}
