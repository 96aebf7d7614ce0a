package org.whatsapprouting.core.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.core.decide.Decision;

/**
 * What the store keeps of a decision.
 *
 * @param actor who caused it
 * @param interaction what it is about, or null
 * @param events what happened
 * @param explanation why
 */
public record HistoryDocument(
        Actor actor, @Nullable InteractionId interaction, List<RoutingEvent> events, Explanation explanation) {
    static HistoryDocument of(Decision.Decided decided) {
        return new HistoryDocument(decided.actor(), decided.interaction(), decided.events(), decided.explanation());
    }

    static HistoryEntry read(TenantId tenant, HistoryRow row, Records records) {
        var document = records.decode(row.document(), HistoryDocument.class);
        return new HistoryEntry(
                row.position(),
                tenant,
                row.at(),
                document.actor(),
                document.interaction(),
                document.events(),
                document.explanation());
    }
}
