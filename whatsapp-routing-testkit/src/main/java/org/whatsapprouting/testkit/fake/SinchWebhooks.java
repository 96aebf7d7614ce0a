package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * Writes webhook bodies as Sinch sends them for one app, and signs them (Sinch 1.3, 1.4, 1.6). Written from Sinch's
 * documentation, not from the provider that reads them. Immutable, safe for any thread.
 *
 * @param secret signs the bodies
 * @param projectId the project
 * @param appId the app
 * @param clock when bodies are signed
 */
public record SinchWebhooks(String secret, String projectId, String appId, InstantSource clock)
        implements ProviderWebhooks {
    /** Sinch does not sign the address, so any will do. */
    private static final URI CALLBACK = URI.create("https://host.example/webhooks/sinch");

    @Override
    public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
        return message(id, from, at, Map.of("text_message", Map.of("text", text)));
    }

    @Override
    public WebhookCall statusReport(
            String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
        return switch (status) {
            case DELIVERED, READ -> report(id, status.name(), to, at, reference, null);
            case FAILED ->
                report(
                        id,
                        "FAILED",
                        to,
                        at,
                        reference,
                        Map.of(
                                "code", "OUTSIDE_ALLOWED_SENDING_WINDOW",
                                "description", "(#131047) Re-engagement message",
                                "sub_code", "UNSPECIFIED_SUB_CODE"));
            default -> report(id, "QUEUED_ON_CHANNEL", to, at, reference, null);
        };
    }

    @Override
    public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
        return message(id, from, at, Map.of(type, Map.of("note", text)));
    }

    /**
     * A message in the mode without contacts, whose ids are empty texts.
     *
     * @param said {@code contact_message}: maps, lists, texts, numbers, flags and nulls
     */
    public WebhookCall message(String id, String from, Instant at, Map<String, ?> said) {
        Map<String, Object> message = inbound(id, from, at);
        message.put("metadata", "");
        message.put("sender_id", "15550001111");
        message.put("injected", false);
        message.put("contact_message", said);
        return callback("message", message, at, "");
    }

    /** An event, for example {@code Map.of("contact_message_event", Map.of("reaction_event", …))}. */
    public WebhookCall event(String id, String from, Instant at, Map<String, ?> happened) {
        Map<String, Object> event = inbound(id, from, at);
        event.putAll(happened);
        return callback("event", event, at, "");
    }

    /**
     * A delivery report.
     *
     * @param reference what was sent as metadata and correlation id, or null
     * @param reason why it failed, or null
     */
    public WebhookCall report(
            String id,
            String status,
            String to,
            Instant at,
            @Nullable String reference,
            @Nullable Map<String, ?> reason) {
        var report = new LinkedHashMap<String, Object>();
        report.put("message_id", id);
        report.put("conversation_id", "");
        report.put("status", status);
        report.put("channel_identity", identity(to));
        report.put("contact_id", "");
        if (reason != null) {
            report.put("reason", reason);
        }
        report.put("metadata", reference == null ? "" : reference);
        report.put("processing_mode", "DISPATCH");
        return callback("message_delivery_report", report, at, reference == null ? "" : reference);
    }

    /** A callback of any kind: its one member beside those that all have. */
    public WebhookCall callback(String member, Object payload, Instant at, String correlationId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("project_id", projectId);
        body.put("app_id", appId);
        body.put("accepted_time", at.toString());
        body.put("event_time", at.toString());
        body.put(member, payload);
        body.put("message_metadata", "");
        body.put("correlation_id", correlationId);
        return authentic(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookCall authentic(byte[] body) {
        return signed(body, "01NONCE" + Integer.toHexString(Arrays.hashCode(body)), clock.instant());
    }

    /** Any body, signed with this nonce at this time. */
    public WebhookCall signed(byte[] body, String nonce, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("application/json"),
                "x-sinch-webhook-signature", List.of(signature(body, nonce, timestamp)),
                "x-sinch-webhook-signature-timestamp", List.of(timestamp),
                "x-sinch-webhook-signature-nonce", List.of(nonce),
                "x-sinch-webhook-signature-algorithm", List.of("HmacSHA256"));
        return new WebhookCall("POST", CALLBACK, headers, body);
    }

    @Override
    public ProviderWebhooks foreign() {
        return new SinchWebhooks(secret + "-of-somebody-else", projectId, appId, clock);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "SinchWebhooks[" + projectId + ", " + appId + "]";
    }

    private static Map<String, Object> inbound(String id, String from, Instant at) {
        var element = new LinkedHashMap<String, Object>();
        element.put("id", id);
        element.put("direction", "TO_APP");
        element.put("channel_identity", identity(from));
        element.put("conversation_id", "");
        element.put("contact_id", "");
        element.put("accept_time", at.toString());
        element.put("processing_mode", "DISPATCH");
        return element;
    }

    private static Map<String, Object> identity(String customer) {
        return Map.of("channel", "WHATSAPP", "identity", customer, "app_id", "");
    }

    private String signature(byte[] body, String nonce, String timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(("." + nonce + "." + timestamp).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA256.", missing);
        }
    }
}
