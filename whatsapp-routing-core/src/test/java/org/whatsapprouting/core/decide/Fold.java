package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.plan.CompiledTenant;

/** Makes all states anew from the events of the history and nothing else. */
public final class Fold {
    private final Subjects subjects;
    private final Map<RecordKey, State> states = new TreeMap<>();

    /** Begins with no state at all. */
    public Fold(TenantId tenant) {
        subjects = new Subjects(new Keys(tenant));
    }

    /** Lets the next event happen. */
    public void add(RoutingEvent event) {
        for (RecordKey key : subjects.of(event)) {
            State before = states.get(key);
            states.put(key, before == null ? Beginnings.of(key, event) : before.after(event));
        }
    }

    /** Puts what became of everything into a store, as if engines had written it and their history were forgotten. */
    public void into(RoutingStore store, TenantId tenant, Instant now) {
        var codec = new RecordCodec();
        var nothing = new Configured(CompiledTenant.of(Tenant.builder(tenant).build()), Map.of());
        var writes = new ArrayList<Write>();
        states.forEach((key, state) -> writes.add(new Write.Put(
                key,
                Version.ABSENT,
                new Version(1, writes.size() + 1),
                codec.write(state),
                null,
                state.columns(now, nothing))));
        store.commit(List.of(new Change(tenant, new Origin.Engine(), null, List.of(), writes, null, now)))
                .toCompletableFuture()
                .join();
    }

    /** What became of everything. */
    public Map<RecordKey, State> states() {
        return states;
    }
}
