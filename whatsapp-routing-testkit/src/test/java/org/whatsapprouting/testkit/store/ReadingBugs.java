package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.StoredRecord;

/** Mistakes with reading by name. */
final class ReadingBugs {
    private static final int ANOTHER_TRIP_NANOS = 50_000;

    private ReadingBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                loading("keys of any tenant are answered", (store, tenant, keys, ranges) -> {
                    Map<RecordKey, StoredRecord> records = new HashMap<>();
                    keys.forEach(
                            key -> records.putAll(BrokenStore.now(store.good.load(key.tenant(), Set.of(key), List.of()))
                                    .records()));
                    return new Loaded(
                            records,
                            BrokenStore.now(store.good.load(tenant, keys, ranges))
                                    .ranges());
                }),
                loading("ranges of any tenant are answered", (store, tenant, keys, ranges) -> {
                    List<List<StoredRecord>> answers = new ArrayList<>();
                    for (Range range : ranges) {
                        List<StoredRecord> both = new ArrayList<>();
                        for (TenantId any : List.of(Some.TENANT, Some.OTHER_TENANT)) {
                            both.addAll(BrokenStore.now(store.good.load(any, Set.of(), List.of(range)))
                                    .ranges()
                                    .get(0));
                        }
                        answers.add(both);
                    }
                    return new Loaded(
                            BrokenStore.now(store.good.load(tenant, keys, List.of()))
                                    .records(),
                            answers);
                }),
                loading("only 999 keys fit into a statement", (store, tenant, keys, ranges) -> {
                    Set<RecordKey> some = new HashSet<>(keys);
                    if (keys.size() == 1_000) {
                        some.remove(keys.iterator().next());
                    }
                    return BrokenStore.now(store.good.load(tenant, some, ranges));
                }),
                loading("the answers to ranges come in another order", (store, tenant, keys, ranges) -> {
                    Loaded loaded = BrokenStore.now(store.good.load(tenant, keys, ranges));
                    List<List<StoredRecord>> reversed = new ArrayList<>(loaded.ranges());
                    Collections.reverse(reversed);
                    return new Loaded(loaded.records(), reversed);
                }),
                loading("keys and ranges are read one after the other", (store, tenant, keys, ranges) -> {
                    Loaded named = BrokenStore.now(store.good.load(tenant, keys, List.of()));
                    LockSupport.parkNanos(ANOTHER_TRIP_NANOS);
                    return new Loaded(
                            named.records(),
                            BrokenStore.now(store.good.load(tenant, Set.of(), ranges))
                                    .ranges());
                }),
                loading("keys are read one by one", (store, tenant, keys, ranges) -> {
                    Map<RecordKey, StoredRecord> records = new HashMap<>();
                    for (RecordKey key : keys) {
                        records.putAll(BrokenStore.now(store.good.load(tenant, Set.of(key), List.of()))
                                .records());
                        if (keys.size() == 2) {
                            LockSupport.parkNanos(ANOTHER_TRIP_NANOS);
                        }
                    }
                    return new Loaded(
                            records,
                            BrokenStore.now(store.good.load(tenant, Set.of(), ranges))
                                    .ranges());
                }));
    }

    private interface Loading {
        Loaded load(BrokenStore store, TenantId tenant, Set<RecordKey> keys, List<Range> ranges);
    }

    private static PlantedBug loading(String name, Loading loading) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
                CompletionStage<Loaded> right = good.load(tenant, keys, ranges);
                return right.toCompletableFuture().isCompletedExceptionally()
                        ? right
                        : done(loading.load(this, tenant, keys, ranges));
            }
        });
    }
}
