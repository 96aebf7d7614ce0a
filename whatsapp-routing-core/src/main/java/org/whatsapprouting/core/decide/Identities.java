package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;

/** A customer goes by another number or id: his contact, and with it his open interaction, moves along. */
final class Identities {
    private final Draft draft;
    private final Account account;

    Identities(Draft draft, Account account) {
        this.draft = draft;
        this.account = account;
    }

    Decision decide(InboundEvent.IdentityChanged event) {
        draft.by(new Actor.Provider());
        List<RecordKey> before = draft.keys().identities(account.id(), event.previous());
        List<RecordKey> after = draft.keys().identities(account.id(), event.current());
        var all = new ArrayList<>(before);
        all.addAll(after);
        if (!draft.has(all)) {
            return draft.needs();
        }
        ContactId contact = null;
        for (RecordKey key : before) {
            IdentityRef ref = draft.state(key, IdentityRef.class);
            contact = contact == null && ref != null ? ref.contact() : contact;
        }
        if (contact == null) {
            return draft.refused(null, "nobody here goes by the previous identity");
        }
        RecordKey key = draft.keys().contact(contact);
        if (!draft.has(key)) {
            return draft.needs();
        }
        for (RecordKey identity : after) {
            if (draft.seen(identity).state() == null) {
                draft.put(identity, new IdentityRef(contact), null, Columns.NONE);
            }
        }
        draft.happen(new RoutingEvent.IdentityChanged(contact));
        ContactProfile profile = draft.content(key, ContactProfile.class);
        draft.content(
                key,
                profile == null
                        ? new ContactProfile(event.current(), null)
                        : new ContactProfile(event.current().mergedOver(profile.identity()), profile.name()));
        return draft.decided(null);
    }
}
