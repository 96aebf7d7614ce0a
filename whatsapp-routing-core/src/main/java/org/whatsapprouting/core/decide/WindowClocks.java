package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;

/** Says that a service window is about to close, so that agents can still write. */
final class WindowClocks {
    private final Draft draft;
    private final Configured config;

    WindowClocks(Draft draft, Configured config) {
        this.draft = draft;
        this.config = config;
    }

    Decision due(ContactId id) {
        if (!draft.has(draft.keys().contact(id))) {
            return draft.needs();
        }
        ContactState contact = draft.contact(id);
        InteractionId live = contact == null ? null : contact.live();
        Instant warnAt = contact == null ? null : contact.warnAt();
        Account account = contact == null ? null : config.tenant().account(contact.account());
        if (contact == null || live == null || account == null || warnAt == null || warnAt.isAfter(draft.now())) {
            return draft.refused(null, "the window was renewed, or nobody needs to know");
        }
        Instant closesAt = ServiceWindow.of(contact, account.settings()).closesAt();
        draft.about(live);
        draft.happen(new RoutingEvent.WindowClosing(live, id, closesAt == null ? draft.now() : closesAt));
        return draft.decided(null);
    }
}
