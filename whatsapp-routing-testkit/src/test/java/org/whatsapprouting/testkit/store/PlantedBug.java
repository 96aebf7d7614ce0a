package org.whatsapprouting.testkit.store;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.whatsapprouting.api.store.RoutingStore;

/**
 * A mistake somebody could make when he writes a store.
 *
 * @param name what is wrong
 * @param plant turns a good store into one with the mistake
 */
record PlantedBug(String name, UnaryOperator<RoutingStore> plant) {
    /** Nothing is wrong: the control. */
    static final PlantedBug NONE = new PlantedBug("none", good -> good);

    static List<PlantedBug> all() {
        return Stream.of(
                        OriginBugs.all(),
                        PendingBugs.all(),
                        AtomicityBugs.all(),
                        VersionBugs.all(),
                        TextBugs.all(),
                        ReadingBugs.all(),
                        RangeBugs.all(),
                        DueBugs.all(),
                        HistoryBugs.all(),
                        RaceBugs.all(),
                        LifeBugs.all())
                .flatMap(List::stream)
                .toList();
    }

    static PlantedBug named(String name) {
        return Stream.concat(Stream.of(NONE), all().stream())
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
