package org.whatsapprouting.testkit.store;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Write;

/** First look, then act: right for one thread, wrong for two. */
final class RaceBugs {
    private static final int A_TRIP_NANOS = 100_000;

    private RaceBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("versions are read, compared, and then written over", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        if (change.guards().isEmpty()
                                && change.flaw() == null
                                && change.writes().stream().allMatch(Write.Put.class::isInstance)
                                && stale(change).isEmpty()) {
                            LockSupport.parkNanos(A_TRIP_NANOS);
                            return commitWell(withWrites(
                                    change,
                                    write -> write instanceof Write.Put put
                                            ? withRead(put, present(put.key()))
                                            : write));
                        }
                        return commitWell(change);
                    }
                }),
                new PlantedBug("origins are looked up and then written", good -> new BrokenStore(good) {
                    private final Set<InboxKey> seen = Collections.synchronizedSet(new HashSet<>());

                    @Override
                    Committed commitOne(Change change) {
                        if (change.origin() instanceof Origin.Inbound inbound && !seen.contains(inbound.key())) {
                            LockSupport.parkNanos(A_TRIP_NANOS);
                            boolean late = !seen.add(inbound.key());
                            return commitWell(late ? withOrigin(change, Some.ENGINE) : change);
                        }
                        return commitWell(change);
                    }
                }),
                new PlantedBug("pending rows are looked up and then taken", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        if (change.origin() instanceof Origin.Pending waiting
                                && now(good.pending(1_000)).stream()
                                        .anyMatch(one -> one.arrival().key().equals(waiting.key()))) {
                            LockSupport.parkNanos(A_TRIP_NANOS);
                            Committed answer = commitWell(change);
                            return answer instanceof Committed.Duplicate
                                    ? commitWell(withOrigin(change, Some.ENGINE))
                                    : answer;
                        }
                        return commitWell(change);
                    }
                }),
                new PlantedBug("appended keys are looked up and then written", good -> new BrokenStore(good) {
                    private final Set<InboxKey> seen = Collections.synchronizedSet(new HashSet<>());

                    @Override
                    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
                        if (arrivals.size() == 1
                                && !seen.contains(arrivals.get(0).key())) {
                            LockSupport.parkNanos(A_TRIP_NANOS);
                            boolean late = !seen.add(arrivals.get(0).key());
                            CompletionStage<List<Boolean>> answer = good.append(arrivals);
                            return late ? done(List.of(true)) : answer;
                        }
                        return good.append(arrivals);
                    }
                }));
    }
}
