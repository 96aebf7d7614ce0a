package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.RecordKey;

/**
 * A customer goes by another number or id: his contact, and with it his open interaction, moves along. Who has the number
 * or id he left is somebody else from then on.
 */
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
        ContactId contact = knownBy(before);
        if (contact == null) {
            return draft.refused(null, "nobody here goes by the previous identity");
        }
        ContactId other = knownBy(after);
        if (!draft.has(draft.keys().contact(contact))
                || (other != null && !draft.has(draft.keys().contact(other)))) {
            return draft.needs();
        }
        if (other != null && !other.equals(contact) && isTalking(other) && !isTalking(contact)) {
            return draft.refused(null, "he writes under his new identity already");
        }
        move(contact, event, before, after);
        return draft.decided(null);
    }

    private @Nullable ContactId knownBy(List<RecordKey> identities) {
        for (RecordKey key : identities) {
            IdentityRef ref = draft.state(key, IdentityRef.class);
            if (ref != null) {
                return ref.contact();
            }
        }
        return null;
    }

    private boolean isTalking(ContactId contact) {
        ContactState state = draft.contact(contact);
        return state != null && state.live() != null;
    }

    private void move(
            ContactId contact, InboundEvent.IdentityChanged event, List<RecordKey> before, List<RecordKey> after) {
        RecordKey key = draft.keys().contact(contact);
        ContactProfile profile = draft.content(key, ContactProfile.class);
        CustomerIdentity now =
                profile == null ? event.current() : event.current().mergedOver(profile.identity());
        var ref = new IdentityRef(contact);
        for (RecordKey identity : after) {
            if (!ref.equals(draft.state(identity, IdentityRef.class))) {
                draft.put(identity, ref, null, Columns.NONE);
            }
        }
        List<RecordKey> his = draft.keys().identities(account.id(), now);
        for (RecordKey identity : before) {
            if (!his.contains(identity) && ref.equals(draft.state(identity, IdentityRef.class))) {
                draft.delete(identity);
            }
        }
        draft.happen(new RoutingEvent.IdentityChanged(contact));
        draft.content(key, profile == null ? ContactProfile.of(now, null) : profile.seen(now, null));
    }
}
