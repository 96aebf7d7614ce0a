package org.whatsapprouting.api.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TenantId;

/**
 * What a System action wants to have run.
 *
 * @param tenant whose plan asks
 * @param account the account
 * @param interaction the interaction the message belongs to
 * @param command the name the host registered
 * @param data the variables of the plan by their names, such as {@code message.body}: texts, numbers, flags and lists of
 *     texts, without those that have no value. Customers write part of it: it is data and must never become part of a
 *     command line, a query or a path
 */
public record SystemRequest(
        TenantId tenant, AccountId account, InteractionId interaction, String command, Map<String, Object> data) {
    /** Copies the data, sorted by name. */
    public SystemRequest {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    /** Says which command and where; never the data. */
    @Override
    public String toString() {
        return "SystemRequest[" + command + ", " + interaction + "]";
    }
}
