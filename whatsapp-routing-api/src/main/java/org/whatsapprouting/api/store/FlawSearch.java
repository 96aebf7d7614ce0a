package org.whatsapprouting.api.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what no store could hold: the least that all engines share, so that a change that passes one store passes
 * all. Keeps the first flaw it meets. Used by one thread.
 */
final class FlawSearch {
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 16 * 1024 * 1024;
    private static final Instant EARLIEST = Instant.ofEpochSecond(0, Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private @Nullable String found;

    private FlawSearch() {}

    static @Nullable String in(Change change) {
        FlawSearch search = new FlawSearch();
        search.text("its answer", change.answer());
        search.time("its time", change.at());
        Change.HistoryText history = change.history();
        if (history != null) {
            search.name("its subject", history.subject());
            search.text("its history entry", history.document());
        }
        for (Guard guard : change.guards()) {
            search.key(change, guard.key());
        }
        Set<RecordKey> written = new HashSet<>();
        for (Write write : change.writes()) {
            search.key(change, write.key());
            search.write(write);
            search.refuse(!written.add(write.key()), "it", "writes a record twice");
        }
        return search.found;
    }

    static @Nullable String in(Arrival arrival) {
        FlawSearch search = new FlawSearch();
        search.name("its contact", arrival.contact());
        search.text("its document", arrival.document());
        search.time("its time", arrival.at());
        return search.found;
    }

    private void key(Change change, RecordKey key) {
        refuse(!key.tenant().equals(change.tenant()), "it", "names a record of another tenant");
        text("its id", key.id());
    }

    private void write(Write write) {
        if (write instanceof Write.Put put) {
            text("its content", put.content());
            state(put.next(), put.document(), put.columns());
        } else if (write instanceof Write.Upsert upsert) {
            state(upsert.next(), upsert.document(), upsert.columns());
        } else if (write instanceof Write.Delete delete) {
            refuse(delete.read().equals(Version.ABSENT), "it", "deletes a record it read as absent");
        }
    }

    private void state(Version next, String document, Columns columns) {
        refuse(next.equals(Version.ABSENT), "it", "gives a record the version of an absent one");
        text("its document", document);
        name("its lane", columns.lane());
        name("its owner", columns.owner());
        name("its status", columns.status());
        name("its account", columns.account());
        name("its reference", columns.reference());
        text("its search text", columns.search());
        time("its due time", columns.due());
    }

    private void name(String what, @Nullable String value) {
        if (value != null) {
            refuse(value.length() > MAX_NAME, what, "has more than " + MAX_NAME + " characters");
            text(what, value);
        }
    }

    private void text(String what, @Nullable String value) {
        if (value != null) {
            refuse(value.length() > MAX_TEXT, what, "has more than " + MAX_TEXT + " characters");
            refuse(value.indexOf(0) >= 0, what, "holds the character U+0000");
            refuse(hasHalfPair(value), what, "holds half a surrogate pair");
        }
    }

    private void time(String what, @Nullable Instant value) {
        refuse(
                value != null && (value.isBefore(EARLIEST) || value.isAfter(LATEST)),
                what,
                "is not within the years 1678 to 2261");
    }

    private void refuse(boolean flawed, String what, String flaw) {
        if (flawed && found == null) {
            found = what + " " + flaw;
        }
    }

    private static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
