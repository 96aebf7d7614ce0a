package org.whatsapprouting.benchmarks;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Decider;
import org.whatsapprouting.core.decide.Decision;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.decide.View;

/** What a decision sees, loaded before it is made, so that no store is measured. */
final class LoadedView implements View {
    private final Map<RecordKey, Seen> seen = new HashMap<>();
    private long writes;

    @Override
    public @Nullable Seen see(RecordKey key) {
        return seen.get(key);
    }

    @Override
    public @Nullable List<Seen> see(Range range) {
        return List.of();
    }

    /** Decides, loading what is asked for: all of it does not exist, unless {@link #keep} was told of it. */
    Decision.Decided load(Decider decider, Command command, String fresh, Instant now) {
        Decision decision = decider.decide(this, command, fresh, now);
        while (decision instanceof Decision.Needs needs) {
            needs.keys().forEach(key -> seen.putIfAbsent(key, Seen.absent(key)));
            decision = decider.decide(this, command, fresh, now);
        }
        return (Decision.Decided) decision;
    }

    /** Takes over what a decision wrote, as if it had been committed. */
    void keep(Decision.Decided decided) {
        for (Decision.Edit edit : decided.edits()) {
            if (edit instanceof Decision.Edit.Put put) {
                seen.put(put.key(), new Seen(put.key(), new Version(1, ++writes), put.state(), put.content()));
            }
        }
    }
}
