package org.whatsapprouting.testkit.fake;

import org.jspecify.annotations.Nullable;

/**
 * A message that a fake server took.
 *
 * @param id the id it answered
 * @param number the business number that sent it, by the provider's id
 * @param to the customer's phone number without plus sign, or his user id
 * @param type the provider's name of the type
 * @param text the text, or the name of the template; empty for other types
 * @param reference the sender's own reference, or null
 * @param json the whole request body
 */
public record SentMessage(
        String id,
        String number,
        String to,
        String type,
        String text,
        @Nullable String reference,
        String json) {}
