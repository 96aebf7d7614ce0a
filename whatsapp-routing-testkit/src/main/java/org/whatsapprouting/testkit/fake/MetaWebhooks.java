package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * Writes webhook bodies as Meta sends them to one business number, and signs them. Written from Meta's documentation, not
 * from the provider that reads them. Immutable, safe for any thread.
 *
 * @param appSecret signs the bodies
 * @param businessAccountId {@code entry[].id}
 * @param phoneNumberId {@code metadata.phone_number_id}
 */
public record MetaWebhooks(String appSecret, String businessAccountId, String phoneNumberId)
        implements ProviderWebhooks {
    /** Meta does not sign the address, so any will do. */
    private static final URI CALLBACK = URI.create("https://host.example/webhooks/meta");
    /** Re-engagement message. */
    private static final int WINDOW_CLOSED = 131_047;

    /** Returns a body with one text message. */
    public SignedWebhook text(String id, String from, String name, Instant at, String text) {
        return batch().text(id, from, name, at, text).sign();
    }

    /** Returns a body with one status: {@code sent}, {@code delivered}, {@code read}, {@code played}. */
    public SignedWebhook status(String id, String status, String recipient, Instant at, @Nullable String reference) {
        return batch().status(id, status, recipient, at, reference).sign();
    }

    /** Returns an empty batch, to be filled with messages and statuses of any number and order. */
    public Batch batch() {
        return new Batch();
    }

    /**
     * Asks a callback address for the handshake with which Meta begins (Meta 1.2).
     *
     * @param callback the address without query
     * @param challenge a text of letters and digits
     * @return whether it answered 200 and nothing but the challenge
     * @throws IOException if there is no answer within ten seconds
     */
    public static boolean handshake(URI callback, String verifyToken, String challenge)
            throws IOException, InterruptedException {
        URI url = URI.create(callback + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8));
        HttpResponse<String> answer = Caller.get(url);
        return answer.statusCode() == 200 && answer.body().equals(challenge);
    }

    @Override
    public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
        return text(id, from, name, at, text).call(CALLBACK);
    }

    @Override
    public WebhookCall statusReport(
            String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
        if (status == DeliveryStatus.FAILED) {
            return batch().failed(id, to, at, reference, WINDOW_CLOSED, "Re-engagement message")
                    .sign()
                    .call(CALLBACK);
        }
        return status(id, status.name().toLowerCase(Locale.ROOT), to, at, reference)
                .call(CALLBACK);
    }

    @Override
    public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
        return batch().message(id, from, "Ann", at, type, Map.of("note", text))
                .sign()
                .call(CALLBACK);
    }

    @Override
    public WebhookCall authentic(byte[] body) {
        return SignedWebhook.of(appSecret, body).call(CALLBACK);
    }

    @Override
    public ProviderWebhooks foreign() {
        return new MetaWebhooks(appSecret + "-of-somebody-else", businessAccountId, phoneNumberId);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "MetaWebhooks[" + businessAccountId + ", " + phoneNumberId + "]";
    }

    /** One body in the making; each element gets a change of its own, as often seen from Meta. Not for several threads. */
    public final class Batch {
        private final List<Object> changes = new ArrayList<>();

        private Batch() {}

        /**
         * Adds a text message.
         *
         * @param from the customer's number without plus sign
         * @param name the name the customer shows
         */
        public Batch text(String id, String from, String name, Instant at, String text) {
            return message(id, from, name, at, "text", Map.of("body", text));
        }

        /** Adds a message of any type; the payload consists of maps, lists, texts, numbers, flags and nulls. */
        public Batch message(String id, String from, String name, Instant at, String type, Object payload) {
            Map<String, Object> message =
                    object("from", from, "id", id, "timestamp", seconds(at), "type", type, type, payload);
            Map<String, Object> contact = object("profile", object("name", name), "wa_id", from);
            return change(object("contacts", List.of(contact), "messages", List.of(message)));
        }

        /**
         * Adds a status.
         *
         * @param reference what was sent as {@code biz_opaque_callback_data}, or null
         */
        public Batch status(String id, String status, String recipient, Instant at, @Nullable String reference) {
            return change(object("statuses", List.of(statusOf(id, status, recipient, at, reference))));
        }

        /** Adds the status {@code failed} with an error code. */
        public Batch failed(
                String id, String recipient, Instant at, @Nullable String reference, int code, String title) {
            Map<String, Object> status = statusOf(id, "failed", recipient, at, reference);
            status.put("errors", List.of(object("code", code, "title", title, "message", title)));
            return change(object("statuses", List.of(status)));
        }

        /** Returns the body with its signature. */
        public SignedWebhook sign() {
            Map<String, Object> entry = object("id", businessAccountId, "changes", changes);
            String json = JsonWriter.write(object("object", "whatsapp_business_account", "entry", List.of(entry)));
            return SignedWebhook.of(appSecret, json.getBytes(StandardCharsets.US_ASCII));
        }

        private Batch change(Map<String, Object> parts) {
            Map<String, Object> value = object(
                    "messaging_product",
                    "whatsapp",
                    "metadata",
                    object("display_phone_number", "15550001111", "phone_number_id", phoneNumberId));
            value.putAll(parts);
            changes.add(object("field", "messages", "value", value));
            return this;
        }

        private static Map<String, Object> statusOf(
                String id, String status, String recipient, Instant at, @Nullable String reference) {
            Map<String, Object> element =
                    object("id", id, "status", status, "timestamp", seconds(at), "recipient_id", recipient);
            if (reference != null) {
                element.put("biz_opaque_callback_data", reference);
            }
            return element;
        }

        private static String seconds(Instant at) {
            return Long.toString(at.getEpochSecond());
        }

        /** A map in the order given: name, value, name, value … */
        private static Map<String, Object> object(Object... namesAndValues) {
            var map = new LinkedHashMap<String, Object>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                map.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return map;
        }
    }
}
