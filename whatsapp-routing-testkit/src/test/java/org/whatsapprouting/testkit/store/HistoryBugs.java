package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.HistoryRow;

/** Mistakes with the feed. */
final class HistoryBugs {
    private HistoryBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                reads(
                        "the entry at the position comes again",
                        (store, tenant, subject, after, max) ->
                                store.good.history(tenant, subject, after == 0 ? 0 : after - 1, max)),
                reads(
                        "the subject is not looked at",
                        (store, tenant, subject, after, max) -> store.good.history(tenant, null, after, max)),
                reads(
                        "subjects are compared without case",
                        (store, tenant, subject, after, max) ->
                                store.good.history(tenant, "Even".equals(subject) ? "even" : subject, after, max)),
                reads(
                        "the tenant is not looked at",
                        (store, tenant, subject, after, max) -> store.good.history(Some.TENANT, subject, after, max)),
                reads(
                        "an entry more than asked for",
                        (store, tenant, subject, after, max) ->
                                store.good.history(tenant, subject, after, max == 1_000 ? max : max + 1)),
                reads(
                        "the feed begins with the newest",
                        (store, tenant, subject, after, max) -> store.good
                                .history(tenant, subject, after, max)
                                .thenApply(rows -> {
                                    List<HistoryRow> reversed = new ArrayList<>(rows);
                                    Collections.reverse(reversed);
                                    return reversed;
                                })),
                reads(
                        "times are lost",
                        (store, tenant, subject, after, max) -> store.good
                                .history(tenant, subject, after, max)
                                .thenApply(rows -> rows.stream()
                                        .map(row -> new HistoryRow(
                                                row.position(), row.subject(), Some.NOON, row.document()))
                                        .toList())),
                reads(
                        "an entry without subject gets an empty one",
                        (store, tenant, subject, after, max) -> store.good
                                .history(tenant, subject, after, max)
                                .thenApply(rows -> rows.stream()
                                        .map(row -> new HistoryRow(
                                                row.position(),
                                                row.subject() == null ? "" : row.subject(),
                                                row.at(),
                                                row.document()))
                                        .toList())),
                new PlantedBug("positions are given at random", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        return good.commit(ordered)
                                .thenApply(answers -> answers.stream()
                                        .map(answer -> answer instanceof Committed.Done done && done.position() > 0
                                                ? new Committed.Done(done.position() ^ 1)
                                                : answer)
                                        .toList());
                    }
                }),
                new PlantedBug("a commit without history has a position", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        return answer instanceof Committed.Done && change.history() == null
                                ? new Committed.Done(1)
                                : answer;
                    }
                }),
                new PlantedBug("the changes of a list get their positions from behind", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        boolean free = ordered.stream()
                                .allMatch(change -> change.writes().isEmpty()
                                        && change.guards().isEmpty());
                        if (!free) {
                            return good.commit(ordered);
                        }
                        List<Change> reversed = new ArrayList<>(ordered);
                        Collections.reverse(reversed);
                        return good.commit(reversed).thenApply(answers -> {
                            List<Committed> back = new ArrayList<>(answers);
                            Collections.reverse(back);
                            return back;
                        });
                    }
                }),
                new PlantedBug("an entry can appear after a later one was seen", good -> new BrokenStore(good) {
                    private final Set<Long> late = new HashSet<>();

                    @Override
                    public CompletionStage<List<HistoryRow>> history(
                            TenantId tenant, @Nullable String subject, long after, int max) {
                        return good.history(tenant, subject, after, max)
                                .thenApply(rows -> rows.stream()
                                        .filter(row -> row.position() % 7 != 0 || !late.add(row.position()))
                                        .toList());
                    }
                }));
    }

    private interface Reading {
        CompletionStage<List<HistoryRow>> read(
                BrokenStore store, TenantId tenant, @Nullable String subject, long after, int max);
    }

    private static PlantedBug reads(String name, Reading reading) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            public CompletionStage<List<HistoryRow>> history(
                    TenantId tenant, @Nullable String subject, long after, int max) {
                return max < 1 || max > 1_000
                        ? good.history(tenant, subject, after, max)
                        : reading.read(this, tenant, subject, after, max);
            }
        });
    }
}
