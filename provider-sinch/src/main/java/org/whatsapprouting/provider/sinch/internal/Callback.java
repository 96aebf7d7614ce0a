package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * The envelope of a webhook (Sinch 1.3): what all kinds of callbacks have in common.
 *
 * @param root the whole body
 * @param app the app it belongs to, or null
 * @param reference our reference, if the message it is about had one, or null
 * @param at when it happened, or when it was received
 * @param received when the body was received
 */
record Callback(
        JsonNode root, @Nullable String app, @Nullable String reference, Instant at, Instant received) {
    private static final int MAX_KEY = 1_000;

    static Callback of(JsonNode root, Instant received) {
        Instant accepted = time(root, "accepted_time", received);
        return new Callback(
                root,
                JsonFields.id(root, "app_id"),
                JsonFields.id(root, "correlation_id"),
                time(root, "event_time", accepted),
                received);
    }

    /** Returns the time that a field holds, or {@code otherwise} if it holds none. */
    static Instant time(JsonNode parent, String name, Instant otherwise) {
        String text = JsonFields.id(parent, name);
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    /** What makes this the same event when Sinch sends it again; the parts are what tells it from others. */
    String key(String kind, String... parts) {
        String key = kind + "|" + (app == null ? "" : app) + "|" + String.join("|", parts);
        return key.length() <= MAX_KEY ? key : "long|" + Signatures.sha256(key);
    }

    /** For what has no id of its own: an equal body is the same event. */
    String contentKey() {
        return "content|" + Signatures.sha256(StrictJson.canonical(root));
    }

    /** News that is not a message. */
    InboundEvent notice(String kind) {
        return new InboundEvent.AccountNotice(contentKey(), app, at, kind, StrictJson.write(root));
    }

    /**
     * Keeps what could not be read.
     *
     * @param why what it is, for people; without anything from the body
     */
    InboundEvent unreadable(String why) {
        return new InboundEvent.Unrecognised(contentKey(), app, received, why, StrictJson.write(root));
    }
}
