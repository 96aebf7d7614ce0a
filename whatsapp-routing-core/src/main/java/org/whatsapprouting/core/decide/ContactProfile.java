package org.whatsapprouting.core.decide;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.message.CustomerIdentity;

/**
 * Who a contact is: the erasable content of his record.
 *
 * @param identity what he is known by
 * @param name the name he shows, or null
 * @param given the name the host gave him, or null
 * @param card what the host's contact manager knows of him, or null
 */
public record ContactProfile(
        CustomerIdentity identity,
        @Nullable String name,
        @Nullable String given,
        @Nullable ContactCard card) {

    /** What to call him: the name the host gave him, that of its contact manager, or the one he shows; or null. */
    public @Nullable String shownName() {
        if (given != null) {
            return given;
        }
        return card != null && card.name() != null ? card.name() : name;
    }

    /** What the host's contact manager knows of him. */
    public Map<String, String> fields() {
        return card == null ? Map.of() : card.fields();
    }

    static ContactProfile of(CustomerIdentity identity, @Nullable String name) {
        return new ContactProfile(identity, name, null, null);
    }

    ContactProfile seen(CustomerIdentity now, @Nullable String shows) {
        return new ContactProfile(now.mergedOver(identity), shows != null ? shows : name, given, card);
    }

    ContactProfile called(@Nullable String other) {
        return new ContactProfile(identity, name, other, card);
    }

    ContactProfile described(@Nullable ContactCard other) {
        return new ContactProfile(identity, name, given, other);
    }
}
