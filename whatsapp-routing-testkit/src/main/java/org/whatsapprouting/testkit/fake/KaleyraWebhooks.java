package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * Writes callbacks as Kaleyra makes them for one business number (Kaleyra 1.3, 1.5): as GET with a query in the first
 * version, as POST of JSON in the second. They bring user and password, because Kaleyra signs nothing. Written from Kaleyra's
 * documentation, not from the provider that reads them. Immutable, safe for any thread.
 *
 * @param newer whether they are of the second version
 * @param user the user of the callback profile
 * @param password its password
 * @param number the business number, digits only
 */
public record KaleyraWebhooks(boolean newer, String user, String password, String number) implements ProviderWebhooks {
    private static final String CALLBACK = "https://host.example/webhooks/kaleyra";
    /** Re-engagement message. */
    private static final int WINDOW_CLOSED = 131_047;

    @Override
    public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
        return newer
                ? message(id, from, name, at, "text", Map.of("body", text), Map.of())
                : first(
                        "message_id",
                        id,
                        "created_at",
                        seconds(at),
                        "type",
                        "text",
                        "from",
                        from,
                        "name",
                        name,
                        "body",
                        text,
                        "wanumber",
                        number);
    }

    @Override
    public WebhookCall statusReport(
            String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
        String named = status.name().toLowerCase(Locale.ROOT);
        String ref = reference == null ? "" : reference;
        boolean failed = status == DeliveryStatus.FAILED;
        if (!newer) {
            return failed
                    ? first(
                            "id",
                            id,
                            "status",
                            named,
                            "timestamp",
                            seconds(at),
                            "mobile",
                            to,
                            "ref",
                            ref,
                            "error_code",
                            Integer.toString(WINDOW_CLOSED),
                            "error",
                            "Re-engagement message")
                    : first("id", id, "status", named, "timestamp", seconds(at), "mobile", to, "ref", ref);
        }
        var element = new LinkedHashMap<String, Object>();
        element.put("id", id);
        element.put("status", named.toUpperCase(Locale.ROOT));
        element.put("timestamp", seconds(at));
        element.put("recipient_id", to);
        if (failed) {
            element.put("errors", List.of(Map.of("code", WINDOW_CLOSED, "title", "Re-engagement message")));
        }
        return second(Map.of("statuses", List.of(element)), Map.of("ref", ref, "message_id", "wamid.FAKE"));
    }

    @Override
    public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
        return newer
                ? message(id, from, "Ann", at, type, Map.of("note", text), Map.of())
                : first("message_id", id, "created_at", seconds(at), "type", type, "from", from, "body", text);
    }

    /** A callback of the first version as GET: name, value, name, value … */
    public WebhookCall first(String... namesAndValues) {
        return new WebhookCall("GET", URI.create(CALLBACK + "?" + pairs(namesAndValues)), headers(null), new byte[0]);
    }

    /** The same as a posted form. */
    public WebhookCall form(String... namesAndValues) {
        byte[] body = pairs(namesAndValues).getBytes(StandardCharsets.US_ASCII);
        return new WebhookCall("POST", URI.create(CALLBACK), headers("application/x-www-form-urlencoded"), body);
    }

    /**
     * A message of the second version.
     *
     * @param payload the member that has the type's name
     * @param extra what Kaleyra adds, for example {@code media_url}
     */
    public WebhookCall message(
            String id, String from, String name, Instant at, String type, Object payload, Map<String, ?> extra) {
        var message = new LinkedHashMap<String, Object>();
        message.put("from", from);
        message.put("id", id);
        message.put("timestamp", seconds(at));
        message.put("type", type);
        message.put(type, payload);
        Map<String, Object> contact = Map.of("profile", Map.of("name", name), "wa_id", from);
        return second(Map.of("contacts", List.of(contact), "messages", List.of(message)), extra);
    }

    /** A callback of the second version: the parts of the change's value, and what Kaleyra adds. */
    public WebhookCall second(Map<String, ?> parts, Map<String, ?> extra) {
        var value = new LinkedHashMap<String, Object>();
        value.put("messaging_product", "whatsapp");
        value.put("metadata", Map.of("display_phone_number", "+" + number, "phone_number_id", "106540352242922"));
        value.putAll(parts);
        var beside = new LinkedHashMap<String, Object>(extra);
        beside.put("waba_id", "102290129340398");
        beside.put("trace_id", "trace");
        Map<String, Object> change = Map.of("value", value, "field", "messages");
        return authentic(JsonWriter.write(Map.of("meta_object", change, "extra_info", beside))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookCall authentic(byte[] body) {
        return new WebhookCall("POST", URI.create(CALLBACK), headers("application/json"), body);
    }

    @Override
    public ProviderWebhooks foreign() {
        return new KaleyraWebhooks(newer, user, password + "-of-somebody-else", number);
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "KaleyraWebhooks[" + (newer ? "v2, " : "v1, ") + number + "]";
    }

    private Map<String, List<String>> headers(@Nullable String contentType) {
        String both = user + ":" + password;
        String basic = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return contentType == null
                ? Map.of("Authorization", List.of(basic))
                : Map.of("Authorization", List.of(basic), "Content-Type", List.of(contentType));
    }

    private static String pairs(String... namesAndValues) {
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
