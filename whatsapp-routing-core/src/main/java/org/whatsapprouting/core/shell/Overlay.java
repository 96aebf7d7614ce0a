package org.whatsapprouting.core.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.decide.Decision;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.decide.View;

/**
 * What the decisions of one batch see: what was loaded, with what earlier decisions of the batch made of it on top. It is
 * thrown away after the batch, so nothing built on a refused decision survives. Confined to the processor.
 */
final class Overlay implements View {
    private static final int MAX_KEYS = 1_000;
    private static final int MAX_RANGES = 100;

    /**
     * Marks are read before everything else, so that whoever frees a slot or adds a waiting interaction after we looked
     * at it marks the lane after we read the mark, and our taking the mark away is refused.
     */
    private static final Comparator<RecordKey> MARKS_FIRST =
            Comparator.comparing(key -> key.kind() == RecordKind.MARK ? 0 : 1);

    private final RoutingStore store;
    private final Decoded decoded;
    private final Map<RecordKey, Seen> seen = new HashMap<>();
    private final Map<TenantId, Map<Range, List<RecordKey>>> ranges = new HashMap<>();
    private final Set<RecordKey> written = new HashSet<>();
    private final Set<RecordKey> builtOn = new TreeSet<>();
    private TenantId tenant = TenantId.DEFAULT;

    Overlay(RoutingStore store, Decoded decoded) {
        this.store = store;
        this.decoded = decoded;
    }

    /** Begins a decision: says whose ranges it looks at; keys name their tenant themselves. */
    Overlay of(TenantId other) {
        tenant = other;
        builtOn.clear();
        return this;
    }

    @Override
    public @Nullable Seen see(RecordKey key) {
        if (written.contains(key)) {
            builtOn.add(key);
        }
        return seen.get(key);
    }

    @Override
    public @Nullable List<Seen> see(Range range) {
        var found = ranges.getOrDefault(tenant, Map.of()).get(range);
        return found == null
                ? null
                : found.stream().map(this::see).filter(Objects::nonNull).toList();
    }

    /** What the present decision has seen of earlier decisions of the batch: if they are refused, so must it be. */
    Set<RecordKey> builtOn() {
        return Set.copyOf(builtOn);
    }

    /** Whether an earlier decision of the batch wrote this record. */
    boolean isWritten(RecordKey key) {
        return written.contains(key);
    }

    /** Loads what a decision needs, in as many calls as the store asks for. What was seen before stays as it was seen. */
    void load(TenantId whose, Decision.Needs needs) {
        List<RecordKey> keys = needs.keys().stream().sorted(MARKS_FIRST).toList();
        List<Range> wanted = needs.ranges();
        for (int i = 0; i * MAX_KEYS < keys.size() || i * MAX_RANGES < wanted.size(); i++) {
            load(whose, part(keys, i, MAX_KEYS), part(wanted, i, MAX_RANGES));
        }
    }

    private static <T> List<T> part(List<T> all, int number, int size) {
        int from = Math.min(all.size(), number * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    private void load(TenantId whose, List<RecordKey> keys, List<Range> wanted) {
        var loaded = store.load(whose, Set.copyOf(keys), wanted)
                .toCompletableFuture()
                .join();
        for (RecordKey key : keys) {
            StoredRecord stored = loaded.records().get(key);
            seen.putIfAbsent(key, stored == null ? Seen.absent(key) : decoded.of(stored));
        }
        for (int i = 0; i < wanted.size(); i++) {
            var found = new ArrayList<RecordKey>();
            for (StoredRecord stored : loaded.ranges().get(i)) {
                seen.computeIfAbsent(stored.key(), key -> decoded.of(stored));
                found.add(stored.key());
            }
            ranges.computeIfAbsent(whose, t -> new HashMap<>()).put(wanted.get(i), found);
        }
    }

    /** Puts a decision's result on top. */
    void put(Seen result) {
        seen.put(result.key(), result);
        written.add(result.key());
    }
}
