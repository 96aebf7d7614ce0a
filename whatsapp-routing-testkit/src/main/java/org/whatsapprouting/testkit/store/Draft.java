package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** A change in the making. */
final class Draft {
    private final Origin origin;
    private final List<Guard> guards = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private TenantId tenant = Some.TENANT;
    private Instant at = Some.NOON;
    private @Nullable String answer;
    private Change.@Nullable HistoryText history;

    private Draft(Origin origin) {
        this.origin = origin;
    }

    static Draft from(Origin origin) {
        return new Draft(origin);
    }

    /** A change of the engine itself, without origin. */
    static Draft engine() {
        return from(Some.ENGINE);
    }

    Draft tenant(TenantId other) {
        tenant = other;
        return this;
    }

    Draft at(Instant time) {
        at = time;
        return this;
    }

    Draft answer(String text) {
        answer = text;
        return this;
    }

    Draft history(@Nullable String subject, String document) {
        history = new Change.HistoryText(subject, document);
        return this;
    }

    Draft guard(RecordKey key, Version read) {
        guards.add(new Guard(key, read));
        return this;
    }

    /** Makes a new record. */
    Draft make(RecordKey key, Version next, Columns columns) {
        return put(key, Version.ABSENT, next, "{}", null, columns);
    }

    Draft make(RecordKey key, Version next) {
        return make(key, next, Columns.NONE);
    }

    Draft put(RecordKey key, Version read, Version next, String document) {
        return put(key, read, next, document, null, Columns.NONE);
    }

    Draft put(RecordKey key, Version read, Version next, String document, @Nullable String content, Columns columns) {
        writes.add(new Write.Put(key, read, next, document, content, columns));
        return this;
    }

    Draft upsert(RecordKey key, Version next, String document) {
        writes.add(new Write.Upsert(key, next, document, Columns.NONE));
        return this;
    }

    Draft delete(RecordKey key, Version read) {
        writes.add(new Write.Delete(key, read));
        return this;
    }

    Change change() {
        return new Change(tenant, origin, answer, guards, writes, history, at);
    }
}
