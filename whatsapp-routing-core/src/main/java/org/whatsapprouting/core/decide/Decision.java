package org.whatsapprouting.core.decide;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.Version;

/** What comes out of deciding a command. */
public sealed interface Decision {

    /**
     * More must be loaded; ask again with it.
     *
     * @param keys records
     * @param ranges ranges
     */
    record Needs(Set<RecordKey> keys, List<Range> ranges) implements Decision {
        /** Copies the collections. */
        public Needs {
            keys = Set.copyOf(keys);
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * Decided.
     *
     * @param answer what the caller gets; a record, or null for a command nobody waits for
     * @param actor who caused it
     * @param interaction the interaction it is about, or null
     * @param events what happened
     * @param explanation why
     * @param guards the versions it rests on without writing
     * @param edits the records it writes
     * @param effects what to do after the commit
     */
    record Decided(
            @Nullable Object answer,
            Actor actor,
            @Nullable InteractionId interaction,
            List<RoutingEvent> events,
            Explanation explanation,
            List<Seen> guards,
            List<Edit> edits,
            List<Effect> effects)
            implements Decision {
        /** Copies the lists. */
        public Decided {
            events = List.copyOf(events);
            guards = List.copyOf(guards);
            edits = List.copyOf(edits);
            effects = List.copyOf(effects);
        }
    }

    /** One record to write. */
    sealed interface Edit {
        /** The record. */
        RecordKey key();

        /**
         * Makes or replaces the record.
         *
         * @param key the record
         * @param read the version the decision saw
         * @param state its state, to be encoded
         * @param content its content, to be encoded, or null to keep what is there
         * @param columns its columns
         */
        record Put(
                RecordKey key,
                Version read,
                Record state,
                @Nullable Record content,
                Columns columns) implements Edit {}

        /**
         * Makes or replaces the record whatever is there.
         *
         * @param key the record
         * @param state its state
         * @param columns its columns
         */
        record Upsert(RecordKey key, Record state, Columns columns) implements Edit {}

        /**
         * Removes the record.
         *
         * @param key the record
         * @param read the version the decision saw
         */
        record Delete(RecordKey key, Version read) implements Edit {}
    }
}
