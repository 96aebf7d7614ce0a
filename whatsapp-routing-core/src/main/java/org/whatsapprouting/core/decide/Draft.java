package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;

/**
 * A decision being made: what it has seen, what happened so far, and what that makes of the states. Confined to one call
 * of {@code decide}.
 */
final class Draft {
    private final View view;
    private final Keys keys;
    private final Configured config;
    private final Subjects subjects;
    private final Instant now;
    private final Map<RecordKey, State> states = new LinkedHashMap<>();
    private final Map<RecordKey, Record> contents = new LinkedHashMap<>();
    private final Map<RecordKey, Decision.Edit> plain = new LinkedHashMap<>();
    private final Set<RecordKey> guards = new HashSet<>();
    private final Set<RecordKey> missing = new HashSet<>();
    private final List<Range> missingRanges = new ArrayList<>();
    private final List<RoutingEvent> events = new ArrayList<>();
    private final List<Explanation.Step> steps = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private @Nullable InteractionId about;
    private Actor actor = new Actor.Engine();

    Draft(View view, Configured config, Keys keys, Instant now) {
        this.view = view;
        this.config = config;
        this.keys = keys;
        this.subjects = new Subjects(keys);
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Keys keys() {
        return keys;
    }

    /** How fast an account may send. */
    Pacing pacing(AccountId account) {
        return config.pacing(account);
    }

    // ---- reading

    /** Whether all these records are loaded; those that are not become part of {@link #needs()}. */
    boolean has(Collection<RecordKey> wanted) {
        for (RecordKey key : wanted) {
            if (view.see(key) == null) {
                missing.add(key);
            }
        }
        return missing.isEmpty();
    }

    boolean has(RecordKey wanted) {
        return has(List.of(wanted));
    }

    /** The records of a range as they are now, or null if it must be loaded first. */
    @Nullable
    List<Seen> range(Range range) {
        var found = view.see(range);
        if (found == null) {
            missingRanges.add(range);
        }
        return found;
    }

    Decision.Needs needs() {
        return new Decision.Needs(missing, missingRanges);
    }

    /** A record that {@link #has} said is there to be looked at. */
    Seen seen(RecordKey key) {
        Seen seen = view.see(key);
        if (seen == null) {
            throw new IllegalStateException("The decision looks at " + key + " before it was loaded.");
        }
        return seen;
    }

    <T> @Nullable T state(RecordKey key, Class<T> type) {
        State changed = states.get(key);
        Object state = changed != null ? changed : seen(key).state();
        return state == null ? null : type.cast(state);
    }

    @Nullable
    InteractionState interaction(InteractionId id) {
        return state(keys.interaction(id), InteractionState.class);
    }

    @Nullable
    ContactState contact(ContactId id) {
        return state(keys.contact(id), ContactState.class);
    }

    @Nullable
    MessageState message(MessageId id) {
        return state(keys.message(id), MessageState.class);
    }

    AgentState agent(AgentId id) {
        var state = state(keys.agent(id), AgentState.class);
        return state == null ? AgentState.initial(id) : state;
    }

    QueueState queue(QueueId id) {
        var state = state(keys.queue(id), QueueState.class);
        return state == null ? QueueState.initial(id) : state;
    }

    <T> @Nullable T content(RecordKey key, Class<T> type) {
        Record changed = contents.get(key);
        if (changed != null) {
            return type.cast(changed);
        }
        boolean isNew = view.see(key) == null && states.containsKey(key);
        Object content = isNew ? null : seen(key).content();
        return content == null ? null : type.cast(content);
    }

    // ---- writing

    /** Lets something happen: every state it concerns evolves by it. */
    void happen(RoutingEvent event) {
        events.add(event);
        for (RecordKey key : subjects.of(event)) {
            State before = states.get(key);
            states.put(key, before == null ? first(key, event) : before.after(event));
        }
    }

    private State first(RecordKey key, RoutingEvent event) {
        Seen seen = view.see(key);
        if (seen != null && seen.state() instanceof State state) {
            return state.after(event);
        }
        if (seen == null && Beginnings.mayExist(key)) {
            throw new IllegalStateException("The decision changes " + key + " before it was loaded.");
        }
        return Beginnings.of(key, event);
    }

    /** Rests the decision on a record without writing it. */
    void guard(RecordKey key) {
        guards.add(key);
    }

    /** Writes an aggregate although nothing happened to it, so that its columns are worked out anew. */
    void touch(RecordKey key) {
        if (!states.containsKey(key) && seen(key).state() instanceof State state) {
            states.put(key, state);
        }
    }

    void content(RecordKey key, Record content) {
        contents.put(key, content);
    }

    void put(RecordKey key, Record state, @Nullable Record content, Columns columns) {
        Seen seen = view.see(key);
        plain.put(
                key,
                new Decision.Edit.Put(key, seen == null ? Version.ABSENT : seen.version(), state, content, columns));
    }

    void delete(RecordKey key) {
        plain.put(key, new Decision.Edit.Delete(key, seen(key).version()));
    }

    /** Notes that a lane is to be dispatched after this decision is committed. */
    void mark(Lane lane) {
        RecordKey key = keys.mark(lane);
        plain.put(key, new Decision.Edit.Upsert(key, new Mark(now), Columns.due(now)));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    // ---- telling

    void by(Actor someone) {
        actor = someone;
    }

    void about(InteractionId interaction) {
        about = interaction;
    }

    void explain(Explanation.Code code, String... values) {
        steps.add(new Explanation.Step(code, 0, null, List.of(values)));
    }

    void explain(Explanation.Code code, int position, ActionId action, String... values) {
        steps.add(new Explanation.Step(code, position, action, List.of(values)));
    }

    /** Ends the draft. */
    Decision.Decided decided(@Nullable Object answer) {
        var edits = new ArrayList<Decision.Edit>(states.size() + plain.size());
        states.forEach((key, state) -> edits.add(new Decision.Edit.Put(
                key, version(key), (Record) state, contents.get(key), state.columns(now, config))));
        edits.addAll(plain.values());
        var guarded = guards.stream()
                .filter(key -> !states.containsKey(key) && !plain.containsKey(key))
                .sorted()
                .map(this::seen)
                .toList();
        return new Decision.Decided(answer, actor, about, events, new Explanation(steps), guarded, edits, effects);
    }

    /** Ends the draft with an answer that changes nothing. */
    Decision.Decided refused(@Nullable Object answer, String why) {
        return new Decision.Decided(
                answer,
                actor,
                about,
                List.of(),
                new Explanation(List.of(new Explanation.Step(Explanation.Code.REFUSED, 0, null, List.of(why)))),
                List.of(),
                List.of(),
                List.of());
    }

    private Version version(RecordKey key) {
        Seen seen = view.see(key);
        return seen == null ? Version.ABSENT : seen.version();
    }
}
