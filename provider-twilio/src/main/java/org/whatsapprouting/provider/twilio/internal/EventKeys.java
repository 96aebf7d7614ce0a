package org.whatsapprouting.provider.twilio.internal;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.Signatures;

/** What makes a webhook the same webhook when Twilio sends it again (Twilio 1.4). */
final class EventKeys {
    /** A key has at most 1,000 characters; a few are left for the number of a file. */
    private static final int MAX_LENGTH = 900;

    private EventKeys() {}

    static String of(String kind, @Nullable String scope, String id) {
        String key = kind + "|" + (scope == null ? "" : scope) + "|" + id;
        return key.length() <= MAX_LENGTH ? key : "long|" + Signatures.sha256(key);
    }
}
