package org.whatsapprouting.api.host;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TenantId;

/**
 * Who is to be looked up.
 *
 * @param tenant whose customer he is
 * @param account the account he wrote to
 * @param list the contact list he belongs to (mission A-04)
 * @param contact what the engine knows him by
 * @param interaction the interaction that begins
 * @param identity his phone number and other identifiers
 * @param profileName the name he shows, or null. He chose it himself: it is data and proves nothing
 */
public record ContactQuery(
        TenantId tenant,
        AccountId account,
        ContactListId list,
        ContactId contact,
        InteractionId interaction,
        CustomerIdentity identity,
        @Nullable String profileName) {
    /** Says which contact; never who he is. */
    @Override
    public String toString() {
        return "ContactQuery[" + contact + "]";
    }
}
