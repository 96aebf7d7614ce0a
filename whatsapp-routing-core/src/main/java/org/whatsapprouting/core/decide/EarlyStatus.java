package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.util.List;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.AccountId;

/**
 * Reports about a message whose send result we do not have yet.
 *
 * @param account at which account
 * @param since when the first came
 * @param statuses what was reported, in order of arrival
 */
public record EarlyStatus(AccountId account, Instant since, List<DeliveryStatus> statuses) {
    /** Copies the list. */
    public EarlyStatus {
        statuses = List.copyOf(statuses);
    }
}
