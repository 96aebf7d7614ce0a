package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * Writes webhooks as Twilio sends them for one business number, and signs them (Twilio 1.4 to 1.6). Written from Twilio's
 * documentation, not from the provider. Immutable, safe for any thread.
 *
 * @param authToken the account's primary auth token
 * @param accountSid the account
 * @param number the business number, digits only
 * @param callback the address typed into Twilio's console; what is signed
 */
public record TwilioWebhooks(String authToken, String accountSid, String number, URI callback)
        implements ProviderWebhooks {
    /** Of a message that is not in the service window. */
    private static final String WINDOW_CLOSED = "63016";

    /** The webhooks of an account that are called at an address of the documentation. */
    public TwilioWebhooks(String authToken, String accountSid, String number) {
        this(authToken, accountSid, number, URI.create("https://host.example/webhooks/twilio"));
    }

    /** The same, called and signed at another address, for example one with a port or a query. */
    public TwilioWebhooks at(URI other) {
        return new TwilioWebhooks(authToken, accountSid, number, other);
    }

    @Override
    public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
        return message(id, from, name, Map.of("Body", text, "MessageType", "text"));
    }

    /** A file with a text beside it, at Twilio's own address. */
    public WebhookCall media(String id, String from, String mimeType, String text) {
        String link = "https://api.twilio.com/2010-04-01/Accounts/" + accountSid + "/Messages/" + id + "/Media/ME"
                + "0".repeat(31) + "1";
        return message(
                id,
                from,
                "Ann",
                Map.of("NumMedia", "1", "MediaUrl0", link, "MediaContentType0", mimeType, "Body", text));
    }

    /** A place. */
    public WebhookCall location(String id, String from, String latitude, String longitude, String label) {
        return message(id, from, "Ann", Map.of("Latitude", latitude, "Longitude", longitude, "Label", label));
    }

    /** A button of ours was pressed. */
    public WebhookCall button(String id, String from, String payload, String text) {
        return message(
                id,
                from,
                "Ann",
                Map.of("ButtonPayload", payload, "ButtonText", text, "Body", text, "MessageType", "button"));
    }

    /** A row of a list of ours was chosen. */
    public WebhookCall listPick(String id, String from, String payload, String title) {
        return message(id, from, "Ann", Map.of("ButtonPayload", payload, "Body", title, "MessageType", "interactive"));
    }

    /** A form of ours was filled in. */
    public WebhookCall flow(String id, String from, String answers) {
        return message(id, from, "Ann", Map.of("FlowData", answers, "MessageType", "interactive"));
    }

    /** Any message: the usual parameters and these. */
    public WebhookCall message(String id, String from, String name, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SmsMessageSid", id);
        form.put("NumMedia", "0");
        form.put("ProfileName", name);
        form.put("SmsSid", id);
        form.put("WaId", from);
        form.put("SmsStatus", "received");
        form.put("To", "whatsapp:+" + number);
        form.put("NumSegments", "1");
        form.put("MessageSid", id);
        form.put("AccountSid", accountSid);
        form.put("From", "whatsapp:+" + from);
        form.put("ApiVersion", "2010-04-01");
        form.putAll(more);
        return call(callback, form);
    }

    @Override
    public WebhookCall statusReport(
            String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
        return status(id, status.name().toLowerCase(Locale.ROOT), to, reference);
    }

    /** A status by Twilio's own name of it. */
    public WebhookCall status(String id, String status, String to, @Nullable String reference) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ChannelPrefix", "whatsapp");
        form.put("ApiVersion", "2010-04-01");
        form.put("MessageStatus", status);
        form.put("SmsSid", id);
        form.put("SmsStatus", status);
        form.put("ChannelInstallSid", "XE" + "0".repeat(32));
        form.put("To", "whatsapp:+" + to);
        form.put("From", "whatsapp:+" + number);
        form.put("MessageSid", id);
        form.put("StructuredMessage", "false");
        form.put("AccountSid", accountSid);
        if (status.equals("failed") || status.equals("undelivered")) {
            form.put("ErrorCode", WINDOW_CLOSED);
            form.put(
                    "ChannelStatusMessage",
                    "Failed to send freeform message because you are outside the allowed window.");
        }
        URI address = reference == null
                ? callback
                : URI.create(callback + (callback.getRawQuery() == null ? "?" : "&") + "mid="
                        + URLEncoder.encode(reference, StandardCharsets.UTF_8));
        return call(address, form);
    }

    /** All that is ever said of a message that arrives and is read: each twice, in an order that only chance knows. */
    public List<WebhookCall> statusStorm(String id, String to, @Nullable String reference, Random random) {
        var calls = new ArrayList<WebhookCall>();
        for (String status : List.of("queued", "sending", "sent", "delivered", "read")) {
            calls.add(status(id, status, to, reference));
            calls.add(status(id, status, to, reference));
        }
        Collections.shuffle(calls, random);
        return calls;
    }

    @Override
    public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
        return message(id, from, "Ann", Map.of("MessageType", type, "Note", text));
    }

    @Override
    public WebhookCall authentic(byte[] body) {
        return call("POST", callback, "application/x-www-form-urlencoded; charset=UTF-8", body, signedForm(body));
    }

    /** JSON, as for news about the account: its digest is in the address. */
    public WebhookCall json(byte[] body) {
        URI address = URI.create(callback + (callback.getRawQuery() == null ? "?" : "&") + "bodySHA256="
                + SignedWebhook.hexSha256(body));
        return call("POST", address, "application/json", body, "");
    }

    /** The same parameters as a GET, if the account is set to that. */
    public WebhookCall asGet(WebhookCall form) {
        URI address = URI.create(callback + "?" + new String(form.body(), StandardCharsets.US_ASCII));
        return call("GET", address, "text/plain", new byte[0], "");
    }

    @Override
    public ProviderWebhooks foreign() {
        return new TwilioWebhooks(new StringBuilder(authToken).reverse() + "0", accountSid, number, callback);
    }

    private WebhookCall call(URI address, Map<String, String> form) {
        byte[] body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        return call("POST", address, "application/x-www-form-urlencoded; charset=UTF-8", body, signedForm(body));
    }

    private WebhookCall call(String method, URI address, String mediaType, byte[] body, String signedForm) {
        byte[] data = (address + signedForm).getBytes(StandardCharsets.ISO_8859_1);
        return new WebhookCall(
                method,
                address,
                Map.of(
                        "Content-Type", List.of(mediaType),
                        "User-Agent", List.of("TwilioProxy/1.1"),
                        "I-Twilio-Idempotency-Token", List.of(SignedWebhook.hexSha256(body)),
                        "X-Twilio-Signature", List.of(hmac(authToken, data))),
                body);
    }

    /** Bytes as characters of Latin-1, whose order is that of the bytes. */
    private static String signedForm(byte[] body) {
        var sorted = new TreeMap<String, TreeSet<String>>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            String[] sides = pair.split("=", 2);
            if (!pair.isEmpty()) {
                sorted.computeIfAbsent(decoded(sides[0]), name -> new TreeSet<>())
                        .add(sides.length == 1 ? "" : decoded(sides[1]));
            }
        }
        var signed = new StringBuilder();
        sorted.forEach(
                (name, values) -> values.forEach(value -> signed.append(name).append(value)));
        return signed.toString();
    }

    /** An escape that is none stands for itself, as on the web. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.ISO_8859_1);
    }

    private static String hmac(String key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA1.", missing);
        }
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "TwilioWebhooks[" + accountSid + ", " + number + "]";
    }
}
