package org.whatsapprouting.api.message;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AccountId;

/**
 * A message on its way to a customer, as a provider gets it.
 *
 * @param reference our name of the message, at most 64 ASCII characters, the same in each attempt: use it as idempotency
 *     key or as a reference that the provider echoes, where there is such a thing
 * @param account the account that sends
 * @param to who gets it
 * @param content what it says
 * @param quotedMessageId the provider's id of the message it answers, or null
 * @param attempt 1 for the first attempt
 */
public record OutboundMessage(
        String reference,
        AccountId account,
        CustomerIdentity to,
        Content content,
        @Nullable String quotedMessageId,
        int attempt) {}
