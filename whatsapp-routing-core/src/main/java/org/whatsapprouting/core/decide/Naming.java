package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.outcome.RenameOutcome;

/** Gives a contact the name the host wants. It stays when the customer shows another one. */
final class Naming {
    private final Draft draft;

    Naming(Draft draft) {
        this.draft = draft;
        draft.by(new Actor.Host());
    }

    Decision decide(Command.RenameContact rename) {
        RecordKey key = draft.keys().contact(rename.contact());
        if (!draft.has(key)) {
            return draft.needs();
        }
        ContactProfile profile = draft.content(key, ContactProfile.class);
        if (profile == null) {
            return draft.refused(new RenameOutcome.NotFound(), "no such contact");
        }
        ContactProfile after = profile.called(rename.name());
        if (!after.equals(profile)) {
            draft.happen(new RoutingEvent.ContactRenamed(rename.contact()));
            draft.content(key, after);
        }
        return draft.decided(new RenameOutcome.Done());
    }
}
