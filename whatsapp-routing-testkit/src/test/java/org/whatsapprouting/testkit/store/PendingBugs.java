package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.RoutingStore;

/** Mistakes with events that are appended first and decided later. */
final class PendingBugs {
    private PendingBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("append does not look at what was committed", good -> new Remembering(good) {
                    @Override
                    boolean isNew(Arrival arrival, boolean trulyNew) {
                        return trulyNew || !appended.contains(arrival.key());
                    }
                }),
                new PlantedBug("append looks for duplicates before it writes the list", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
                        List<InboxKey> fresh = new ArrayList<>();
                        return good.append(arrivals).thenApply(answers -> {
                            for (int i = 0; i < answers.size(); i++) {
                                if (answers.get(i)) {
                                    fresh.add(arrivals.get(i).key());
                                }
                            }
                            return arrivals.stream()
                                    .map(arrival -> fresh.contains(arrival.key()))
                                    .toList();
                        });
                    }
                }),
                new PlantedBug("the answers of append come in another order", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
                        return good.append(arrivals).thenApply(answers -> {
                            List<Boolean> sorted = new ArrayList<>(answers);
                            Collections.sort(sorted);
                            return sorted;
                        });
                    }
                }),
                new PlantedBug("append leaves a flawed event out and takes the rest", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
                        return good.append(arrivals.stream()
                                .filter(arrival -> arrival.flaw() == null)
                                .toList());
                    }
                }),
                new PlantedBug(
                        "an appended event can be committed as if it had just come", good -> new Remembering(good) {
                            @Override
                            Committed commitOne(Change change) {
                                return commitWell(
                                        change.origin() instanceof Origin.Inbound inbound
                                                        && appended.contains(inbound.key())
                                                ? withOrigin(change, Some.ENGINE)
                                                : change);
                            }
                        }),
                new PlantedBug(
                        "'key exists' is taken for a duplicate of an appended row", good -> new BrokenStore(good) {
                            @Override
                            Committed commitOne(Change change) {
                                return change.origin() instanceof Origin.Pending
                                        ? new Committed.Duplicate(null)
                                        : commitWell(change);
                            }
                        }),
                new PlantedBug("a pending row is taken without a fence", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        return change.origin() instanceof Origin.Pending && answer instanceof Committed.Duplicate
                                ? commitWell(withOrigin(change, Some.ENGINE))
                                : answer;
                    }
                }),
                new PlantedBug("a refused decision takes its pending row along", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        if (answer instanceof Committed.Conflict && change.origin() instanceof Origin.Pending) {
                            commitWell(only(change, true, false));
                        }
                        return answer;
                    }
                }),
                new PlantedBug("pending events come newest first", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Pending>> pending(int max) {
                        return good.pending(max).thenApply(all -> {
                            List<Pending> reversed = new ArrayList<>(all);
                            Collections.reverse(reversed);
                            return reversed;
                        });
                    }
                }),
                new PlantedBug("a limit on pending events is not kept", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Pending>> pending(int max) {
                        return good.pending(max == 2 ? 1_000 : max);
                    }
                }),
                new PlantedBug("places begin again when nothing is pending", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Pending>> pending(int max) {
                        return good.pending(max).thenApply(all -> {
                            List<Pending> numbered = new ArrayList<>();
                            all.forEach(one -> numbered.add(new Pending(numbered.size() + 1, one.arrival())));
                            return numbered;
                        });
                    }
                }),
                new PlantedBug("the key of a pending event is forgotten by age", good -> new Remembering(good) {
                    private final Set<InboxKey> forgotten = new HashSet<>();

                    @Override
                    boolean isNew(Arrival arrival, boolean trulyNew) {
                        return trulyNew || forgotten.contains(arrival.key());
                    }

                    @Override
                    public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
                        forgotten.addAll(appended);
                        return good.forgetOrigins(olderThan, max);
                    }
                }));
    }

    /** Knows what was appended. */
    private static class Remembering extends BrokenStore {
        final Set<InboxKey> appended = Collections.synchronizedSet(new HashSet<>());

        Remembering(RoutingStore good) {
            super(good);
        }

        boolean isNew(Arrival arrival, boolean trulyNew) {
            return trulyNew;
        }

        @Override
        public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
            return good.append(arrivals).thenApply(answers -> {
                List<Boolean> distorted = new ArrayList<>();
                for (int i = 0; i < answers.size(); i++) {
                    distorted.add(isNew(arrivals.get(i), answers.get(i)));
                    appended.add(arrivals.get(i).key());
                }
                return distorted;
            });
        }
    }
}
