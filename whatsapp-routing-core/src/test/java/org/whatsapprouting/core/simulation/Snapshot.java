package org.whatsapprouting.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.decide.AgentState;
import org.whatsapprouting.core.decide.ConfigurationState;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.MessageContent;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.shell.Records;

/** Everything a store holds at one moment. */
final class Snapshot {
    static final RecordCodec CODEC = new RecordCodec();
    static final Records RECORDS = new Records(CODEC);
    private static final int PAGE = 1_000;

    private final RoutingStore store;
    private final Records records;
    private final Map<RecordKey, Seen> seen = new TreeMap<>();
    private final Map<RecordKey, StoredRecord> stored = new HashMap<>();

    private Snapshot(RoutingStore store, Records records) {
        this.store = store;
        this.records = records;
    }

    static Snapshot of(RoutingStore store, Records records) {
        var snapshot = new Snapshot(store, records);
        for (RecordKind kind : EnumSet.complementOf(EnumSet.of(RecordKind.PLAN, RecordKind.IDENTITY, RecordKind.JOB))) {
            snapshot.read(kind);
        }
        return snapshot;
    }

    /** Reads what {@link Settled#checkOpen} looks at, which does not grow with what was closed. */
    static Snapshot ofOpen(RoutingStore store, Records records) {
        var snapshot = new Snapshot(store, records);
        for (RecordKind kind :
                EnumSet.of(RecordKind.CONFIGURATION, RecordKind.AGENT, RecordKind.QUEUE, RecordKind.MARK)) {
            snapshot.read(kind);
        }
        snapshot.read(RecordKind.INTERACTION, Map.of(Range.Column.STATUS, "open"));
        return snapshot;
    }

    private void read(RecordKind kind) {
        read(kind, Map.of());
    }

    private void read(RecordKind kind, Map<Range.Column, String> equal) {
        Range.Cursor after = null;
        List<StoredRecord> page;
        do {
            var range = new Range(kind, equal, null, Range.Sort.BY_ID, after, PAGE);
            page = store.load(TenantId.DEFAULT, Set.of(), List.of(range))
                    .toCompletableFuture()
                    .join()
                    .ranges()
                    .get(0);
            for (StoredRecord record : page) {
                seen.put(record.key(), records.decode(record));
                stored.put(record.key(), record);
                after = new Range.Cursor(0, record.key().id());
            }
        } while (page.size() == PAGE);
    }

    /** One record of a kind, or null. */
    static @Nullable Seen find(RoutingStore store, Records records, RecordKey key) {
        StoredRecord found = store.load(TenantId.DEFAULT, Set.of(key), List.of())
                .toCompletableFuture()
                .join()
                .records()
                .get(key);
        return found == null ? null : records.decode(found);
    }

    Tenant tenant() {
        return ((ConfigurationState) state(new Keys(TenantId.DEFAULT).configuration())).tenant();
    }

    boolean has(RecordKey key) {
        return seen.containsKey(key);
    }

    Object state(RecordKey key) {
        Seen found = seen.get(key);
        if (found == null || found.state() == null) {
            throw new Violation("promise 1", key + " is not there");
        }
        return found.state();
    }

    StoredRecord stored(RecordKey key) {
        return stored.get(key);
    }

    List<Seen> all(RecordKind kind) {
        return seen.values().stream().filter(one -> one.key().kind() == kind).toList();
    }

    List<InteractionState> interactions() {
        return all(RecordKind.INTERACTION).stream()
                .map(one -> (InteractionState) one.state())
                .toList();
    }

    List<InteractionState> open() {
        return interactions().stream().filter(one -> one.closure() == null).toList();
    }

    @Nullable
    AgentState agent(AgentId id) {
        Seen found = seen.get(new Keys(TenantId.DEFAULT).agent(id));
        return found == null ? null : (AgentState) found.state();
    }

    /** The customers' messages by the provider's id. */
    Map<String, List<MessageState>> inbound() {
        var inbound = new HashMap<String, List<MessageState>>();
        for (Seen one : all(RecordKind.MESSAGE)) {
            if (one.state() instanceof MessageState message
                    && message.inbound()
                    && one.content() instanceof MessageContent content
                    && content.providerMessageId() != null) {
                inbound.computeIfAbsent(content.providerMessageId(), any -> new ArrayList<>())
                        .add(message);
            }
        }
        return inbound;
    }

    /** What is due at a time and was not looked at. */
    List<RecordKey> overdue(Instant now) {
        return store.due(now, EnumSet.allOf(RecordKind.class), PAGE)
                .toCompletableFuture()
                .join()
                .keys();
    }

    int pending() {
        return store.pending(PAGE).toCompletableFuture().join().size();
    }
}
