package org.whatsapprouting.provider.twilio.internal;

import org.jspecify.annotations.Nullable;

/**
 * Who sends.
 *
 * @param number the business number, digits only; or null
 * @param serviceSid the Messaging Service; or null
 * @param statusCallback where Twilio reports to; or null
 * @param createsContent whether questions are made content at Twilio
 */
public record Sender(
        @Nullable String number,
        @Nullable String serviceSid,
        @Nullable String statusCallback,
        boolean createsContent) {}
