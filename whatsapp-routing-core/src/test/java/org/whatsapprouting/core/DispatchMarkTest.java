package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.WebhookRequest;
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
import org.whatsapprouting.api.store.StoreInfo;
import org.whatsapprouting.core.memory.InMemoryStore;

@DisplayName("A lane's mark is removed only by a look that can see whoever waits")
class DispatchMarkTest {

    @Test
    @DisplayName("a customer who writes while a log-in is being committed is offered, though both end in one batch")
    void messageDuringLogIn() {
        var store = new Interrupted();
        try (var centre = TestCentre.with(queue("q", "q", 60))
                .queue(beepall("q", A))
                .store(store)
                .open()) {
            centre.provider.webhooks.add(List.of(centre.message("m1", "1", "hello")));
            store.duringNextCommit = () -> centre.engine
                    .webhooks()
                    .receive(
                            TestCentre.ACCOUNT,
                            WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), new byte[0]));
            centre.logIn(A);
            assertThat(centre.asked()).containsExactly(A);
        }
    }

    /** A store during whose next commit something else happens. */
    private static final class Interrupted implements RoutingStore {
        private final RoutingStore store = new InMemoryStore();
        private @Nullable Runnable duringNextCommit;

        @Override
        public CompletionStage<List<Committed>> commit(List<Change> ordered) {
            Runnable interruption = duringNextCommit;
            duringNextCommit = null;
            if (interruption != null) {
                interruption.run();
            }
            return store.commit(ordered);
        }

        @Override
        public StoreInfo info() {
            return store.info();
        }

        @Override
        public CompletionStage<List<Boolean>> append(List<Arrival> arrivals) {
            return store.append(arrivals);
        }

        @Override
        public CompletionStage<List<Pending>> pending(int max) {
            return store.pending(max);
        }

        @Override
        public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
            return store.load(tenant, keys, ranges);
        }

        @Override
        public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
            return store.due(upTo, kinds, max);
        }

        @Override
        public CompletionStage<List<HistoryRow>> history(
                TenantId tenant, @Nullable String subject, long after, int max) {
            return store.history(tenant, subject, after, max);
        }

        @Override
        public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
            return store.forgetOrigins(olderThan, max);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
