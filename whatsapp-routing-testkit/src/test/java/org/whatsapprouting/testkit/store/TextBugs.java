package org.whatsapprouting.testkit.store;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** Mistakes with what is kept of a record. */
final class TextBugs {
    private TextBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                puts("a put without content erases it", put -> put.content() == null ? with(put, "") : put),
                puts("content is written once", put -> put.read().equals(Version.ABSENT) ? put : with(put, null)),
                new PlantedBug("an upsert of what has content drops it", good -> new BrokenStore(good) {
                    @Override
                    StoredRecord show(StoredRecord found) {
                        return shown(
                                found, found.document().equals("{\"n\":2}") ? null : found.content(), found.columns());
                    }
                }),
                puts(
                        "a put without columns keeps the old ones",
                        put -> put.columns().equals(Columns.NONE) && !put.read().equals(Version.ABSENT)
                                ? new Write.Put(
                                        put.key(),
                                        put.read(),
                                        put.next(),
                                        put.document(),
                                        put.content(),
                                        new Columns("lane", null, null, null, null, 0, Some.NOON, null))
                                : put),
                rewords("empty text is none", text -> text.isEmpty() ? null : text),
                rewords("only the basic plane is kept", text -> text.replaceAll("[^\\x{0}-\\x{ffff}]", "?")),
                rewords("trailing spaces are lost", String::stripTrailing),
                rewords("text is composed", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                rewords("content ends at 64 KB", text -> text.substring(0, Math.min(65_536, text.length()))),
                rewords("a byte order mark is lost", text -> text.replace("\ufeff", "")),
                shows("times are cut to milliseconds", found -> {
                    Instant due = found.columns().due();
                    return shown(
                            found, found.columns().order(), due == null ? null : due.truncatedTo(ChronoUnit.MILLIS));
                }),
                shows(
                        "the order is kept in 32 bits",
                        found -> shown(
                                found,
                                (int) found.columns().order(),
                                found.columns().due())));
    }

    private static StoredRecord shown(StoredRecord found, long order, @Nullable Instant due) {
        Columns columns = found.columns();
        return shown(
                found,
                found.content(),
                new Columns(
                        columns.lane(),
                        columns.owner(),
                        columns.status(),
                        columns.account(),
                        columns.reference(),
                        order,
                        due,
                        columns.search()));
    }

    private static Write.Put with(Write.Put put, @Nullable String content) {
        return new Write.Put(put.key(), put.read(), put.next(), put.document(), content, put.columns());
    }

    private static StoredRecord shown(StoredRecord found, @Nullable String content, Columns columns) {
        return new StoredRecord(found.key(), found.version(), found.document(), content, columns);
    }

    private static PlantedBug puts(String name, UnaryOperator<Write.Put> distort) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return commitWell(withWrites(
                        change, write -> write instanceof Write.Put put ? distort.apply(put) : write));
            }
        });
    }

    private static PlantedBug rewords(String name, Function<String, @Nullable String> distort) {
        return shows(
                name,
                found -> found.content() == null
                        ? found
                        : shown(found, distort.apply(found.content()), found.columns()));
    }

    private static PlantedBug shows(String name, UnaryOperator<StoredRecord> distort) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            StoredRecord show(StoredRecord found) {
                return distort.apply(found);
            }
        });
    }
}
