package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.Range.Column;
import org.whatsapprouting.api.store.Range.Cursor;
import org.whatsapprouting.api.store.Range.Sort;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoredRecord;

/** Mistakes with reading by columns. */
final class RangeBugs {
    private RangeBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                questions(
                        "the cursor is not looked at",
                        range -> with(range, range.equal(), range.idPrefix(), range.sort(), null)),
                questions(
                        "a prefix is not looked at",
                        range -> with(range, range.equal(), null, range.sort(), range.after())),
                questions(
                        "falling is rising",
                        range -> with(
                                range,
                                range.equal(),
                                range.idPrefix(),
                                range.sort() == Sort.BY_ID_DESCENDING ? Sort.BY_ID : range.sort(),
                                range.after())),
                questions(
                        "the order is not looked at",
                        range -> with(
                                range,
                                range.equal(),
                                range.idPrefix(),
                                range.sort() == Sort.BY_ORDER ? Sort.BY_ID : range.sort(),
                                range.after())),
                questions("of several columns one is compared", range -> {
                    Map<Column, String> first = new EnumMap<>(Column.class);
                    range.equal().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .limit(1)
                            .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
                    return with(range, first, range.idPrefix(), range.sort(), range.after());
                }),
                questions(
                        "the cursor compares the order alone",
                        range -> with(
                                range,
                                range.equal(),
                                range.idPrefix(),
                                range.sort(),
                                range.after() == null || range.sort() != Sort.BY_ORDER
                                        ? range.after()
                                        : new Cursor(range.after().order(), "\udbff\udfff".repeat(9)))),
                answers(
                        "a record too many",
                        (store, tenant, range) -> range.limit() == 1_000
                                ? store.read(tenant, range)
                                : store.read(
                                        tenant,
                                        new Range(
                                                range.kind(),
                                                range.equal(),
                                                range.idPrefix(),
                                                range.sort(),
                                                range.after(),
                                                range.limit() + 1))),
                answers("the record at the cursor comes again", (store, tenant, range) -> {
                    List<StoredRecord> found = new ArrayList<>(store.read(tenant, range));
                    Cursor after = range.after();
                    if (after != null && range.kind().name().equals("INTERACTION")) {
                        RecordKey key = Some.interaction(after.id());
                        Collection<StoredRecord> again = BrokenStore.now(
                                        store.good.load(tenant, Set.of(key), List.of()))
                                .records()
                                .values();
                        found.addAll(0, again);
                    }
                    return found;
                }),
                answers("texts are compared as Java does", (store, tenant, range) -> {
                    Comparator<StoredRecord> byId =
                            Comparator.comparing(found -> found.key().id());
                    List<StoredRecord> found = new ArrayList<>(store.read(tenant, range));
                    if (range.sort() == Sort.BY_ID) {
                        found.sort(byId);
                    }
                    return found;
                }),
                answers("equal orders come in any order", (store, tenant, range) -> {
                    List<StoredRecord> found = new ArrayList<>(store.read(tenant, range));
                    if (range.sort() == Sort.BY_ORDER) {
                        Collections.reverse(found);
                        found.sort(Comparator.comparingLong(one -> one.columns().order()));
                    }
                    return found;
                }),
                answers("a prefix is a pattern", (store, tenant, range) -> {
                    String prefix = range.idPrefix();
                    if (prefix == null || !prefix.endsWith("_")) {
                        return store.read(tenant, range);
                    }
                    String shorter = prefix.substring(0, prefix.length() - 1);
                    return store.read(tenant, with(range, range.equal(), shorter, range.sort(), range.after())).stream()
                            .filter(found -> found.key().id().length() > shorter.length())
                            .toList();
                }),
                answers("the case of columns does not count", (store, tenant, range) -> {
                    List<StoredRecord> found = new ArrayList<>(store.read(tenant, range));
                    if ("lane".equals(range.equal().get(Column.LANE))) {
                        Map<Column, String> other = new EnumMap<>(range.equal());
                        other.put(Column.LANE, "Lane");
                        found.addAll(
                                store.read(tenant, with(range, other, range.idPrefix(), range.sort(), range.after())));
                    }
                    return found;
                }),
                answers("a prefix ends at U+D800", (store, tenant, range) -> {
                    String prefix = range.idPrefix();
                    return prefix != null && prefix.endsWith("\ud7ff") ? List.of() : store.read(tenant, range);
                }),
                answers("a prefix of the last character finds itself only", (store, tenant, range) -> {
                    String prefix = range.idPrefix();
                    return store.read(tenant, range).stream()
                            .filter(found -> prefix == null
                                    || !prefix.endsWith("\udbff\udfff")
                                    || found.key().id().equals(prefix))
                            .toList();
                }));
    }

    private static Range with(
            Range range, Map<Column, String> equal, @Nullable String prefix, Sort sort, @Nullable Cursor after) {
        return new Range(range.kind(), equal, prefix, sort, after, range.limit());
    }

    private static PlantedBug questions(String name, UnaryOperator<Range> distort) {
        return answers(name, (store, tenant, range) -> store.read(tenant, distort.apply(range)));
    }

    private interface Answering {
        List<StoredRecord> answer(Ranging store, TenantId tenant, Range range);
    }

    private static PlantedBug answers(String name, Answering answering) {
        return new PlantedBug(name, good -> new Ranging(good, answering));
    }

    private static final class Ranging extends BrokenStore {
        private final Answering answering;

        Ranging(RoutingStore good, Answering answering) {
            super(good);
            this.answering = answering;
        }

        List<StoredRecord> read(TenantId tenant, Range range) {
            return now(good.load(tenant, Set.of(), List.of(range))).ranges().get(0);
        }

        @Override
        public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
            CompletionStage<Loaded> right = good.load(tenant, keys, ranges);
            return right.toCompletableFuture().isCompletedExceptionally()
                    ? right
                    : right.thenApply(loaded -> new Loaded(
                            loaded.records(),
                            ranges.stream()
                                    .map(range -> answering.answer(this, tenant, range))
                                    .toList()));
        }
    }
}
