package org.whatsapprouting.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Pending;

/** What has been seen, and what of it waits for its decision. Not thread-safe. */
final class MemoryOrigins {
    /** By {@link InboxKey} or {@link Command}. */
    private final Map<Object, Seen> seen = new LinkedHashMap<>();

    private final Map<InboxKey, Pending> pending = new LinkedHashMap<>();
    private long lastPlace;

    private record Seen(Instant at, @Nullable String answer) {}

    /** Command ids are of their tenant, inbound keys of their account, whoever's it is. */
    private record Command(TenantId tenant, CommandId id) {}

    boolean append(Arrival arrival) {
        if (seen.putIfAbsent(arrival.key(), new Seen(arrival.at(), null)) != null) {
            return false;
        }
        pending.put(arrival.key(), new Pending(++lastPlace, arrival));
        return true;
    }

    List<Pending> pending(int max) {
        return pending.values().stream().limit(max).toList();
    }

    /** Returns the answer to a repeated change, or null if its origin is as it should be. */
    Committed.@Nullable Duplicate repeated(Change change) {
        Object key = keyOf(change);
        boolean fresh = change.origin() instanceof Origin.Pending waiting
                ? pending.containsKey(waiting.key())
                : key == null || !seen.containsKey(key);
        if (fresh) {
            return null;
        }
        Seen first = seen.get(key);
        return new Committed.Duplicate(first == null ? null : first.answer());
    }

    void remember(Change change) {
        Object key = keyOf(change);
        if (key != null) {
            seen.put(key, new Seen(change.at(), change.answer()));
        }
        if (change.origin() instanceof Origin.Pending decided) {
            pending.remove(decided.key());
        }
    }

    int forget(Instant olderThan, int max) {
        List<Object> forgotten = new ArrayList<>();
        for (Map.Entry<Object, Seen> entry : seen.entrySet()) {
            if (forgotten.size() == max) {
                break;
            }
            boolean decided = !(entry.getKey() instanceof InboxKey key && pending.containsKey(key));
            if (decided && entry.getValue().at().isBefore(olderThan)) {
                forgotten.add(entry.getKey());
            }
        }
        forgotten.forEach(seen::remove);
        return forgotten.size();
    }

    private static @Nullable Object keyOf(Change change) {
        Origin origin = change.origin();
        if (origin instanceof Origin.Inbound inbound) {
            return inbound.key();
        }
        if (origin instanceof Origin.Pending waiting) {
            return waiting.key();
        }
        return origin instanceof Origin.Command command ? new Command(change.tenant(), command.id()) : null;
    }
}
