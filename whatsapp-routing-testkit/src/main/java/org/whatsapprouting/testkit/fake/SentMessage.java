package org.whatsapprouting.testkit.fake;

import org.jspecify.annotations.Nullable;

/**
 * A message that a fake server took.
 *
 * @param id the id it was answered with
 * @param number the business number that sent it, by the provider's id
 * @param to the customer's phone number without plus sign, or his user id
 * @param type the provider's name of the type
 * @param text the text, or the name of the template; empty where there is none
 * @param reference the sender's own reference, or null
 * @param wire what came over the wire, decoded, for tests to look into: the JSON, or the form's fields
 */
public record SentMessage(
        String id,
        String number,
        String to,
        String type,
        String text,
        @Nullable String reference,
        String wire) {}
