package org.whatsapprouting.testkit.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.Range.Column;
import org.whatsapprouting.api.store.Range.Cursor;
import org.whatsapprouting.api.store.Range.Sort;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;

/** Random records, random questions, and the plainest way to answer them. */
final class RandomRanges {
    private static final List<String> LETTERS = List.of("a", "b", "A", "%", "_", " ", "é", "\uffee", "😀");
    private static final List<String> VALUES = List.of("x", "X", "y");
    private static final List<RecordKind> KINDS = List.of(RecordKind.INTERACTION, RecordKind.MESSAGE);

    private static final Comparator<Cursor> BY_ID =
            Comparator.comparing(place -> place.id().codePoints().toArray(), Arrays::compare);
    private static final Comparator<Cursor> BY_ORDER =
            Comparator.comparingLong(Cursor::order).thenComparing(BY_ID);

    private RandomRanges() {}

    static List<StoredRecord> records(Random random, int number) {
        Map<RecordKey, StoredRecord> records = new LinkedHashMap<>();
        while (records.size() < number) {
            RecordKey key = new RecordKey(Some.TENANT, one(random, KINDS), text(random, 1, 4));
            Columns columns = new Columns(
                    value(random),
                    value(random),
                    value(random),
                    value(random),
                    value(random),
                    order(random),
                    null,
                    null);
            records.put(key, new StoredRecord(key, Some.v(1, records.size() + 1), "{}", null, columns));
        }
        return List.copyOf(records.values());
    }

    static Range question(Random random) {
        Map<Column, String> equal = new EnumMap<>(Column.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            equal.put(one(random, List.of(Column.values())), one(random, VALUES));
        }
        return new Range(
                one(random, KINDS),
                equal,
                random.nextInt(3) == 0 ? text(random, 0, 2) : null,
                one(random, List.of(Sort.values())),
                random.nextInt(3) == 0 ? new Cursor(order(random), text(random, 1, 4)) : null,
                1 + random.nextInt(random.nextBoolean() ? 10 : 200));
    }

    /** Sorts records as a range does, whatever it asks for. */
    static Map<Sort, List<StoredRecord>> sorted(List<StoredRecord> all) {
        Map<Sort, List<StoredRecord>> sorted = new EnumMap<>(Sort.class);
        for (Sort sort : Sort.values()) {
            sorted.put(
                    sort,
                    all.stream()
                            .sorted(Comparator.comparing(RandomRanges::place, order(sort)))
                            .toList());
        }
        return sorted;
    }

    static List<String> answer(Range question, Map<Sort, List<StoredRecord>> sorted) {
        Cursor after = question.after();
        String prefix = question.idPrefix();
        return sorted.getOrDefault(question.sort(), List.of()).stream()
                .filter(found -> found.key().kind() == question.kind())
                .filter(found -> prefix == null || found.key().id().startsWith(prefix))
                .filter(found -> question.equal().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(value(found.columns(), wanted.getKey()))))
                .filter(found -> after == null || order(question.sort()).compare(place(found), after) > 0)
                .limit(question.limit())
                .map(found -> found.key().id())
                .toList();
    }

    private static Comparator<Cursor> order(Sort sort) {
        if (sort == Sort.BY_ORDER) {
            return BY_ORDER;
        }
        return sort == Sort.BY_ID ? BY_ID : BY_ID.reversed();
    }

    private static Cursor place(StoredRecord found) {
        return new Cursor(found.columns().order(), found.key().id());
    }

    private static @Nullable String value(Columns columns, Column column) {
        return switch (column) {
            case LANE -> columns.lane();
            case OWNER -> columns.owner();
            case STATUS -> columns.status();
            case ACCOUNT -> columns.account();
            case REFERENCE -> columns.reference();
        };
    }

    private static @Nullable String value(Random random) {
        return random.nextInt(4) == 0 ? null : one(random, VALUES);
    }

    private static long order(Random random) {
        return random.nextInt(7) - 3L;
    }

    private static String text(Random random, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            text.append(one(random, LETTERS));
        }
        return text.toString();
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
