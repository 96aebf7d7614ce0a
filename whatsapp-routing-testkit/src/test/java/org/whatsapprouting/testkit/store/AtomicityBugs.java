package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.Write;

/** Mistakes with all or nothing. */
final class AtomicityBugs {
    private AtomicityBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                onRefusal("a refused change leaves the records that were not stale", (store, change) -> {
                    Set<RecordKey> stale = store.stale(change);
                    store.commitWell(BrokenStore.withGuards(
                            BrokenStore.withOrigin(
                                    BrokenStore.withWrites(change, write -> stale.contains(write.key()) ? null : write),
                                    Some.ENGINE),
                            List.of()));
                }),
                onRefusal(
                        "a refused change leaves its history",
                        (store, change) -> store.commitWell(BrokenStore.only(change, false, true))),
                onRefusal(
                        "a refused change uses up its origin",
                        (store, change) -> store.commitWell(BrokenStore.only(change, true, false))),
                new PlantedBug("one flawed change fails the whole list", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        return ordered.stream().anyMatch(change -> change.flaw() != null)
                                ? done(ordered.stream()
                                        .map(any -> (Committed) new Committed.Failed("The list is flawed."))
                                        .toList())
                                : good.commit(ordered);
                    }
                }),
                new PlantedBug("one conflict refuses the rest of the list", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        List<Committed> answers = new ArrayList<>();
                        for (Change change : ordered) {
                            boolean refused =
                                    !answers.isEmpty() && answers.get(answers.size() - 1) instanceof Committed.Conflict;
                            answers.add(refused ? answers.get(answers.size() - 1) : commitWell(change));
                        }
                        return ordered.size() > 1_000 ? good.commit(ordered) : done(answers);
                    }
                }),
                new PlantedBug("over-long names are cut", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return commitWell(withWrites(
                                change,
                                write -> write instanceof Write.Put put
                                                && put.columns().lane() != null
                                                && put.columns().lane().length() > 200
                                        ? new Write.Put(
                                                put.key(),
                                                put.read(),
                                                put.next(),
                                                put.document(),
                                                put.content(),
                                                Columns.NONE)
                                        : write));
                    }
                }),
                new PlantedBug("over-long texts are cut", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return commitWell(withWrites(
                                change,
                                write -> write instanceof Write.Upsert upsert
                                                && upsert.document().length() > 1_000_000
                                        ? new Write.Upsert(upsert.key(), upsert.next(), "cut", upsert.columns())
                                        : write));
                    }
                }),
                new PlantedBug("half a surrogate pair is replaced", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return commitWell(new Change(
                                change.tenant(),
                                change.origin(),
                                change.answer() == null ? null : change.answer().replaceAll("^\\ude00", "?"),
                                change.guards(),
                                change.writes(),
                                change.history(),
                                change.at()));
                    }
                }),
                new PlantedBug("a change may write another tenant's records", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return change.writes().stream()
                                        .anyMatch(write -> !write.key().tenant().equals(change.tenant()))
                                ? new Committed.Done(0)
                                : commitWell(change);
                    }
                }),
                new PlantedBug("the reason of a failure quotes the document", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        return answer instanceof Committed.Failed ? new Committed.Failed("Refused: " + change) : answer;
                    }
                }),
                new PlantedBug("the answers come in another order", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        return good.commit(ordered).thenApply(answers -> {
                            List<Committed> reversed = new ArrayList<>(answers);
                            Collections.reverse(reversed);
                            return reversed;
                        });
                    }
                }));
    }

    private interface Leftover {
        void leave(BrokenStore store, Change change);
    }

    private static PlantedBug onRefusal(String name, Leftover leftover) {
        return new PlantedBug(name, good -> new Leaving(good, leftover));
    }

    private static final class Leaving extends BrokenStore {
        private final Leftover leftover;

        Leaving(RoutingStore good, Leftover leftover) {
            super(good);
            this.leftover = leftover;
        }

        @Override
        Committed commitOne(Change change) {
            Committed answer = commitWell(change);
            if (answer instanceof Committed.Conflict) {
                leftover.leave(this, change);
            }
            return answer;
        }
    }
}
