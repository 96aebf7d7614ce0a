package org.whatsapprouting.core.decide;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitEnd;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/**
 * Empties accounts and queues that were taken out of the configuration: closes what is open, has what waits go on with its
 * plan. Since the commit that began it nothing new begins or waits there, so what looks empty is empty.
 */
final class Draining {
    private final Draft draft;
    private final Configured config;
    private final RecordKey key;
    private final Drain job;

    Draining(Draft draft, Configured config, RecordKey key, Drain job) {
        this.draft = draft;
        this.config = config;
        this.key = key;
        this.job = job;
        draft.by(new Actor.Host());
    }

    Decision step() {
        for (AccountId account : sorted(job.accounts().stream(), AccountId::value)) {
            // One that was wanted again meanwhile is left alone.
            List<Seen> open = config.draining().contains(account) ? draft.range(InUse.open(account)) : List.<Seen>of();
            if (open == null) {
                return draft.needs();
            }
            if (!open.isEmpty()) {
                return one(open.get(0), null);
            }
        }
        for (QueueId queue : sorted(job.queues().stream(), QueueId::value)) {
            Lane lane = Lane.of(queue);
            List<Seen> waiting = config.tenant().queue(queue) == null
                    ? draft.range(Range.lane(RecordKind.INTERACTION, lane.text(), 1))
                    : List.<Seen>of();
            if (waiting == null) {
                return draft.needs();
            }
            if (!waiting.isEmpty()) {
                return one(waiting.get(0), lane);
            }
        }
        return finish();
    }

    private static <T> List<T> sorted(Stream<T> ids, Function<T, String> text) {
        return ids.sorted(Comparator.comparing(text)).toList();
    }

    /** Closes one interaction, or has it leave a lane. What a range says may be over by now; then the next step looks again. */
    private Decision one(Seen found, @Nullable Lane lane) {
        if (!draft.has(found.key())) {
            return draft.needs();
        }
        InteractionState interaction = draft.state(found.key(), InteractionState.class);
        if (interaction == null || !interaction.isOpen()) {
            draft.put(key, job, null, Columns.due(draft.now()));
            return draft.decided(null);
        }
        draft.about(interaction.id());
        Wait wait = interaction.waiting();
        if (lane == null) {
            if (!new Ending(draft, config, interaction.id()).end(null)) {
                return draft.needs();
            }
            draft.explain(Code.DRAINED, interaction.account().value());
        } else if (wait != null && wait.target().equals(lane.target())) {
            if (!new WaitOver(draft, config).over(interaction, wait, WaitEnd.LEFT, OfferEnd.WITHDRAWN)) {
                return draft.needs();
            }
            draft.explain(Code.DRAINED, lane.name());
        }
        draft.put(key, job.oneMore(), null, Columns.due(draft.now()));
        return draft.decided(null);
    }

    private Decision finish() {
        RecordKey configuration = draft.keys().configuration();
        if (!draft.has(configuration)) {
            return draft.needs();
        }
        ConfigurationState state = draft.state(configuration, ConfigurationState.class);
        if (state != null && state.drainingIds().stream().anyMatch(job.accounts()::contains)) {
            var left = new ConfigurationState(
                    state.number(),
                    state.tenant(),
                    state.draining().stream()
                            .filter(account -> !job.accounts().contains(account.id()))
                            .toList());
            ProxyTokens tokens = draft.content(configuration, ProxyTokens.class);
            draft.put(
                    configuration,
                    left,
                    tokens == null ? null : tokens.of(left.inForce(), ProxyTokens.NONE),
                    Columns.NONE);
        }
        draft.happen(new RoutingEvent.JobFinished(job.id(), job.done(), 0));
        draft.put(key, job.end(), null, Columns.NONE);
        return draft.decided(null);
    }
}
