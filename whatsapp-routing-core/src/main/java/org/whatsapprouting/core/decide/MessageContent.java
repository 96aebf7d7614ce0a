package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;

/**
 * What a message says: the erasable content of its record.
 *
 * @param content the content
 * @param providerMessageId the provider's id of the message, or null while it has none
 * @param quotedMessageId the provider's id of the message it answers, or null
 * @param referral the advertisement it came from, as the provider's JSON text, or null
 */
public record MessageContent(
        Content content,
        @Nullable String providerMessageId,
        @Nullable String quotedMessageId,
        @Nullable String referral) {
    MessageContent sentAs(String id) {
        return new MessageContent(content, id, quotedMessageId, referral);
    }
}
