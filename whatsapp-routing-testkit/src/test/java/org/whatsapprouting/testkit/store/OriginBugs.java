package org.whatsapprouting.testkit.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;

/** Mistakes with what was seen before. */
final class OriginBugs {
    private OriginBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                origins(
                        "inbound events are not deduplicated",
                        origin -> origin instanceof Origin.Inbound ? Some.ENGINE : origin),
                origins(
                        "commands are not deduplicated",
                        origin -> origin instanceof Origin.Command ? Some.ENGINE : origin),
                origins(
                        "the case of command ids does not count",
                        origin -> origin instanceof Origin.Command command
                                ? Some.command(command.id().value().toLowerCase(Locale.ROOT))
                                : origin),
                origins(
                        "events are known by their digest alone",
                        origin -> origin instanceof Origin.Inbound inbound
                                ? new Origin.Inbound(
                                        new InboxKey(Some.ACCOUNT, inbound.key().digest()))
                                : origin),
                origins(
                        "a digest column is a character too short",
                        origin -> origin instanceof Origin.Inbound inbound
                                ? new Origin.Inbound(new InboxKey(
                                        inbound.key().account(),
                                        inbound.key().digest().substring(0, 63) + "0"))
                                : origin),
                origins(
                        "commands and events share one key",
                        origin -> origin instanceof Origin.Command command
                                        && command.id().value().length() == 64
                                ? new Origin.Inbound(
                                        new InboxKey(Some.ACCOUNT, command.id().value()))
                                : origin),
                new PlantedBug("events count per tenant", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return commitWell(
                                change.tenant().equals(Some.OTHER_TENANT)
                                                && change.origin() instanceof Origin.Inbound inbound
                                        ? withOrigin(
                                                change,
                                                new Origin.Inbound(new InboxKey(
                                                        new AccountId("south-"
                                                                + inbound.key().account()),
                                                        inbound.key().digest())))
                                        : change);
                    }
                }),
                new PlantedBug("command ids are one space for all tenants", good -> new BrokenStore(good) {
                    private final Map<CommandId, TenantId> seen = new HashMap<>();

                    @Override
                    Committed commitOne(Change change) {
                        return change.origin() instanceof Origin.Command command
                                        && !change.tenant().equals(seen.getOrDefault(command.id(), change.tenant()))
                                ? new Committed.Duplicate(null)
                                : remembered(change);
                    }

                    private Committed remembered(Change change) {
                        if (change.origin() instanceof Origin.Command command) {
                            seen.putIfAbsent(command.id(), change.tenant());
                        }
                        return commitWell(change);
                    }
                }),
                answers(
                        "the first answer is not kept",
                        (change, answer) ->
                                answer instanceof Committed.Duplicate ? new Committed.Duplicate(null) : answer),
                answers(
                        "a duplicate gets its own answer back",
                        (change, answer) -> answer instanceof Committed.Duplicate
                                ? new Committed.Duplicate(change.answer())
                                : answer),
                answers(
                        "an empty answer is given as none",
                        (change, answer) ->
                                answer instanceof Committed.Duplicate duplicate && "".equals(duplicate.firstAnswer())
                                        ? new Committed.Duplicate(null)
                                        : answer),
                new PlantedBug("versions are compared before the origin", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return stale(change).isEmpty() ? commitWell(change) : new Committed.Conflict(stale(change));
                    }
                }),
                forgetting("everything is forgotten", (store, time, max) -> store.good.forgetOrigins(Instant.MAX, max)),
                forgetting("nothing is forgotten", (store, time, max) -> BrokenStore.done(0)),
                forgetting(
                        "what is as old as the limit is forgotten",
                        (store, time, max) ->
                                store.good.forgetOrigins(time.equals(Instant.MAX) ? time : time.plusNanos(1), max)),
                forgetting(
                        "more than asked for is forgotten",
                        (store, time, max) -> store.good.forgetOrigins(time, 10_000)),
                forgetting(
                        "the number of forgotten is made up",
                        (store, time, max) ->
                                store.good.forgetOrigins(time, max).thenApply(any -> max)));
    }

    private static PlantedBug origins(String name, UnaryOperator<Origin> distort) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return commitWell(withOrigin(change, distort.apply(change.origin())));
            }
        });
    }

    private interface Answer {
        Committed distort(Change change, Committed answer);
    }

    private static PlantedBug answers(String name, Answer answer) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return answer.distort(change, commitWell(change));
            }
        });
    }

    private interface Forgetting {
        CompletionStage<Integer> forget(BrokenStore store, Instant olderThan, int max);
    }

    private static PlantedBug forgetting(String name, Forgetting forgetting) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            public CompletionStage<Integer> forgetOrigins(Instant olderThan, int max) {
                return max < 1 || max > 10_000
                        ? good.forgetOrigins(olderThan, max)
                        : forgetting.forget(this, olderThan, max);
            }
        });
    }
}
