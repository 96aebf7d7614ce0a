package org.whatsapprouting.core.view;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.InteractionId;

/**
 * A customer of an account as it is now.
 *
 * @param id names him
 * @param account the account he wrote to
 * @param list the contact list he belongs to
 * @param identity what he is known by, or null if he was erased
 * @param name what to call him, or null
 * @param fields what the host's contact manager knows of him
 * @param interaction his open interaction, or null
 * @param lastInbound when he last wrote, by the provider's clock, or null
 */
public record ContactView(
        ContactId id,
        AccountId account,
        ContactListId list,
        @Nullable CustomerIdentity identity,
        @Nullable String name,
        Map<String, String> fields,
        @Nullable InteractionId interaction,
        @Nullable Instant lastInbound) {
    /** Copies the map. */
    public ContactView {
        fields = Map.copyOf(fields);
    }
}
