package org.whatsapprouting.testkit.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.core.memory.InMemoryStore;

/** Mistakes with opening, closing and limits. */
final class LifeBugs {
    private LifeBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("nothing is kept when it is closed", good -> new BrokenStore(new InMemoryStore()) {
                    @Override
                    public void close() {
                        super.close();
                        good.close();
                    }
                }),
                new PlantedBug("a second close fails", good -> new BrokenStore(good) {
                    private boolean closed;

                    @Override
                    public void close() {
                        if (closed) {
                            throw new IllegalStateException("closed");
                        }
                        closed = true;
                        super.close();
                    }
                }),
                new PlantedBug("it works on when it is closed", good -> new BrokenStore(new InMemoryStore()) {
                    @Override
                    public void close() {
                        good.close();
                    }
                }),
                new PlantedBug("a closed store throws instead of answering", good -> new BrokenStore(good) {
                    private volatile boolean closed;

                    @Override
                    public CompletionStage<List<Pending>> pending(int max) {
                        if (closed) {
                            throw new IllegalStateException("closed");
                        }
                        return super.pending(max);
                    }

                    @Override
                    public void close() {
                        closed = true;
                        super.close();
                    }
                }),
                new PlantedBug("two may open the same place", good -> new BrokenStore(new InMemoryStore()) {
                    @Override
                    public StoreInfo info() {
                        good.close();
                        return good.info();
                    }
                }),
                new PlantedBug("a closed store looks free for the second opener", good -> {
                    good.close();
                    return new InMemoryStore();
                }),
                new PlantedBug("it claims to be durable and is not", good -> new BrokenStore(good) {
                    @Override
                    public StoreInfo info() {
                        return new StoreInfo("broken", StoreInfo.Durability.NONE, "Forgets.");
                    }
                }),
                new PlantedBug("limits are not checked", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        return ordered.size() > 1_000 ? done(List.of()) : super.commit(ordered);
                    }
                }),
                new PlantedBug("a thousand changes are too many", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        if (ordered.size() == 1_000) {
                            throw new IllegalArgumentException("too many");
                        }
                        return super.commit(ordered);
                    }
                }));
    }
}
