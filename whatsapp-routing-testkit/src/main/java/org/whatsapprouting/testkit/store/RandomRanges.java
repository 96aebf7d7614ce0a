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

    static List<String> answer(Range question, List<StoredRecord> all) {
        Comparator<Cursor> order = question.sort() == Sort.BY_ORDER ? BY_ORDER : BY_ID;
        Comparator<Cursor> directed = question.sort() == Sort.BY_ID_DESCENDING ? order.reversed() : order;
        Cursor after = question.after();
        String prefix = question.idPrefix();
        return all.stream()
                .filter(found -> found.key().kind() == question.kind())
                .filter(found -> prefix == null || found.key().id().startsWith(prefix))
                .filter(found -> question.equal().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(value(found.columns(), wanted.getKey()))))
                .map(found -> new Cursor(found.columns().order(), found.key().id()))
                .filter(place -> after == null || directed.compare(place, after) > 0)
                .sorted(directed)
                .limit(question.limit())
                .map(Cursor::id)
                .toList();
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
