package org.whatsapprouting.core.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.decide.Decision;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.decide.View;

/**
 * What the decisions of one batch see: what was loaded, with what earlier decisions of the batch made of it on top. It is
 * thrown away after the batch, so nothing built on a refused decision survives. Confined to the processor.
 */
final class Overlay implements View {
    private final RoutingStore store;
    private final Records records;
    private final Map<RecordKey, Seen> seen = new HashMap<>();
    private final Set<RecordKey> results = new HashSet<>();
    private final Map<TenantId, Map<Range, List<RecordKey>>> ranges = new HashMap<>();
    private TenantId tenant = TenantId.DEFAULT;

    Overlay(RoutingStore store, Records records) {
        this.store = store;
        this.records = records;
    }

    /** Says whose ranges are looked at from now on; keys name their tenant themselves. */
    Overlay of(TenantId other) {
        tenant = other;
        return this;
    }

    @Override
    public @Nullable Seen see(RecordKey key) {
        return seen.get(key);
    }

    @Override
    public @Nullable List<Seen> see(Range range) {
        var found = ranges.getOrDefault(tenant, Map.of()).get(range);
        return found == null
                ? null
                : found.stream().map(seen::get).filter(Objects::nonNull).toList();
    }

    /** Loads what a decision needs. What was seen before stays as it was seen. */
    void load(TenantId whose, Decision.Needs needs) {
        var loaded = store.load(whose, needs.keys(), needs.ranges())
                .toCompletableFuture()
                .join();
        for (RecordKey key : needs.keys()) {
            var stored = loaded.records().get(key);
            seen.putIfAbsent(key, stored == null ? Seen.absent(key) : records.decode(stored));
        }
        for (int i = 0; i < needs.ranges().size(); i++) {
            var found = loaded.ranges().get(i);
            found.forEach(stored -> seen.computeIfAbsent(stored.key(), key -> records.decode(stored)));
            ranges.computeIfAbsent(whose, t -> new HashMap<>())
                    .put(
                            needs.ranges().get(i),
                            found.stream().map(stored -> stored.key()).toList());
        }
    }

    /** Puts a decision's result on top. */
    void put(Seen result) {
        seen.put(result.key(), result);
        results.add(result.key());
    }

    /** Returns whether an earlier decision of the batch wrote this record. */
    boolean isResult(RecordKey key) {
        return results.contains(key);
    }
}
