package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.core.memory.InMemoryStore;

/** A place that acts like a file: what was stored there is there again, and only one may have it open. */
final class ReopenablePlace {
    private final RoutingStore kept = new InMemoryStore();
    private @Nullable Opened opened;

    synchronized RoutingStore open() {
        if (opened != null && !opened.closed) {
            throw new StoreException("The place is in use. Close the other store.", null);
        }
        opened = new Opened();
        return opened;
    }

    private final class Opened implements RoutingStore {
        private volatile boolean closed;

        @Override
        public StoreInfo info() {
            return new StoreInfo("place", StoreInfo.Durability.PROCESS, "In memory, but kept when closed.");
        }

        @Override
        public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
            return whileOpen(() -> kept.append(arrivals));
        }

        @Override
        public CompletionStage<List<Pending>> pending(int max) {
            return whileOpen(() -> kept.pending(max));
        }

        @Override
        public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
            return whileOpen(() -> kept.load(tenant, keys, ranges));
        }

        @Override
        public CompletionStage<List<Committed>> commit(List<Change> ordered) {
            return whileOpen(() -> kept.commit(ordered));
        }

        @Override
        public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
            return whileOpen(() -> kept.due(upTo, kinds, max));
        }

        @Override
        public CompletionStage<List<HistoryRow>> history(
                TenantId tenant, @Nullable String subject, long after, int max) {
            return whileOpen(() -> kept.history(tenant, subject, after, max));
        }

        @Override
        public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
            return whileOpen(() -> kept.forgetOrigins(olderThan, max));
        }

        @Override
        public void close() {
            closed = true;
        }

        private <T> CompletionStage<T> whileOpen(Supplier<CompletionStage<T>> call) {
            return closed
                    ? CompletableFuture.failedFuture(new StoreException("The store is closed. Open a new one.", null))
                    : call.get();
        }
    }
}
