package org.whatsapprouting.core.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;
import org.whatsapprouting.core.decide.Decision;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.Seen;

/**
 * A decision of a batch, turned into what the store is asked to commit.
 *
 * @param work the command
 * @param decided what was decided
 * @param change what to commit, or null if there is nothing to
 * @param at when
 */
record Drafted(
        Work work, Decision.Decided decided, @Nullable Change change, Instant at) {

    /** Turns a decision into a change and puts its result on the overlay. */
    static Drafted of(
            Work work,
            Decision.Decided decided,
            Version configuration,
            Versions versions,
            Records records,
            Overlay overlay,
            Instant now) {
        boolean changesNothing = decided.edits().isEmpty() && !work.mustBeRemembered();
        if (changesNothing && work.answerType == null && overlay.builtOn().isEmpty()) {
            return new Drafted(work, decided, null, now);
        }
        var guards = guards(work, decided, configuration, overlay);
        var writes = new ArrayList<Write>(decided.edits().size());
        for (Decision.Edit edit : decided.edits()) {
            writes.add(write(edit, versions, records, overlay));
        }
        // What changes nothing is still committed if somebody is told: it may rest on what turns out not to hold.
        Origin origin = changesNothing ? new Origin.Engine() : work.origin;
        String answer = origin instanceof Origin.Engine || work.answerType == null || decided.answer() == null
                ? null
                : records.encode(decided.answer(), work.answerType);
        var history = decided.events().isEmpty()
                ? null
                : new Change.HistoryText(
                        decided.interaction() == null
                                ? null
                                : decided.interaction().value(),
                        records.encode(HistoryDocument.of(decided)));
        return new Drafted(work, decided, new Change(work.tenant, origin, answer, guards, writes, history, now), now);
    }

    /** The decision's own guards, the configuration it was made under, and what it saw of its batch. */
    private static List<Guard> guards(Work work, Decision.Decided decided, Version configuration, Overlay overlay) {
        var versioned = new HashSet<RecordKey>();
        for (Decision.Edit edit : decided.edits()) {
            if (!(edit instanceof Decision.Edit.Upsert)) {
                versioned.add(edit.key());
            }
        }
        var guards = new ArrayList<Guard>();
        for (Seen seen : decided.guards()) {
            versioned.add(seen.key());
            guards.add(new Guard(seen.key(), seen.version()));
        }
        RecordKey configurationKey = new Keys(work.tenant).configuration();
        if (versioned.add(configurationKey)) {
            guards.add(new Guard(configurationKey, configuration));
        }
        for (RecordKey key : overlay.builtOn()) {
            Seen seen = overlay.see(key);
            if (seen != null && versioned.add(key)) {
                guards.add(new Guard(key, seen.version()));
            }
        }
        return guards;
    }

    private static Write write(Decision.Edit edit, Versions versions, Records records, Overlay overlay) {
        if (edit instanceof Decision.Edit.Delete delete) {
            overlay.put(Seen.absent(delete.key()));
            return new Write.Delete(delete.key(), delete.read());
        }
        Version next = versions.next();
        if (edit instanceof Decision.Edit.Upsert upsert) {
            overlay.put(new Seen(upsert.key(), next, upsert.state(), null));
            return new Write.Upsert(upsert.key(), next, records.encode(upsert.state()), upsert.columns());
        }
        Decision.Edit.Put put = (Decision.Edit.Put) edit;
        Seen before = overlay.see(put.key());
        Object content = put.content() != null ? put.content() : before == null ? null : before.content();
        overlay.put(new Seen(put.key(), next, put.state(), content));
        return new Write.Put(
                put.key(),
                put.read(),
                next,
                records.encode(put.state()),
                put.content() == null ? null : records.encode(put.content()),
                put.columns());
    }

    HistoryEntry entry(long position) {
        return new HistoryEntry(
                position,
                work.tenant,
                at,
                decided.actor(),
                decided.interaction(),
                decided.events(),
                decided.explanation());
    }

    /** The records that somebody has to look at later, and when. */
    List<Decision.Edit> edits() {
        return decided.edits();
    }
}
