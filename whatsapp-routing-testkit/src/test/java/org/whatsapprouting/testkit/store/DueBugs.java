package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/** Mistakes with times. */
final class DueBugs {
    private DueBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                dues(
                        "a record is not due at its very time",
                        (store, upTo, kinds, max) -> store.good.due(
                                upTo.equals(Instant.MIN) || upTo.equals(Instant.MAX) ? upTo : upTo.minusNanos(1),
                                kinds,
                                max)),
                dues(
                        "a record is due when its second has come",
                        (store, upTo, kinds, max) -> store.good.due(
                                upTo.equals(Instant.MIN) || upTo.equals(Instant.MAX)
                                        ? upTo
                                        : upTo.truncatedTo(ChronoUnit.SECONDS).plusNanos(999_999_999),
                                kinds,
                                max)),
                answers("the newest come first", due -> {
                    List<RecordKey> reversed = new ArrayList<>(due.keys());
                    Collections.reverse(reversed);
                    return new DueRecords(reversed, due.next());
                }),
                answers(
                        "the last of several is lost",
                        due -> due.keys().size() < 2
                                ? due
                                : new DueRecords(
                                        due.keys().subList(0, due.keys().size() - 1), due.next())),
                answers("nobody says when the next is due", due -> new DueRecords(due.keys(), null)),
                dues("the next is looked for after the present time only", (store, upTo, kinds, max) -> {
                    DueRecords all = BrokenStore.now(store.good.due(upTo, kinds, 1_000));
                    DueRecords some = BrokenStore.now(store.good.due(upTo, kinds, max));
                    return BrokenStore.done(new DueRecords(some.keys(), all.next()));
                }),
                answers(
                        "one tenant is looked at",
                        due -> new DueRecords(
                                due.keys().stream()
                                        .filter(key -> key.tenant().equals(Some.TENANT))
                                        .toList(),
                                due.next())),
                answers(
                        "marks are not looked at",
                        due -> new DueRecords(
                                due.keys().stream()
                                        .filter(key -> !key.kind().name().equals("MARK"))
                                        .toList(),
                                due.next())),
                dues(
                        "kinds are not looked at",
                        (store, upTo, kinds, max) -> store.good.due(upTo, Set.of(RecordKind.values()), max)),
                dues(
                        "kinds are picked from the first of all kinds",
                        (store, upTo, kinds, max) -> store.good
                                .due(upTo, Set.of(RecordKind.values()), max)
                                .thenApply(due -> new DueRecords(
                                        due.keys().stream()
                                                .filter(key -> kinds.contains(key.kind()))
                                                .toList(),
                                        due.next()))),
                dues(
                        "more than asked for are given",
                        (store, upTo, kinds, max) -> store.good.due(upTo, kinds, max == 2 ? 3 : max)));
    }

    private interface Due {
        CompletionStage<DueRecords> due(BrokenStore store, Instant upTo, Set<RecordKind> kinds, int max);
    }

    private interface Answer {
        DueRecords distort(DueRecords due);
    }

    private static PlantedBug answers(String name, Answer answer) {
        return dues(
                name,
                (store, upTo, kinds, max) -> store.good.due(upTo, kinds, max).thenApply(answer::distort));
    }

    private static PlantedBug dues(String name, Due due) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            public CompletionStage<DueRecords> due(Instant upTo, Set<RecordKind> kinds, int max) {
                return max < 1 || max > 1_000 ? good.due(upTo, kinds, max) : due.due(this, upTo, kinds, max);
            }
        });
    }
}
