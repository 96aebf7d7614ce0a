package org.whatsapprouting.testkit.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;

/** A provider as short as the contract allows, for mistakes to be planted into. It speaks Meta's language. */
class PlainProvider implements MessagingProvider {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Set<Integer> LIMITS = Set.of(4, 80_007, 130_429, 131_056);

    final ProviderConfig config;
    private final HttpClient http;

    PlainProvider(ProviderConfig config, HttpClient http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.TEXT,
                Capability.LOCATION,
                Capability.READ_RECEIPTS,
                Capability.MEDIA_UPLOAD,
                Capability.TEMPLATE_LISTING,
                Capability.DELIVERY_STATUS,
                Capability.STATUS_ECHO,
                Capability.SIGNED_WEBHOOKS);
    }

    @Override
    public String number() {
        return config.text("number");
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        String phone = message.to().phone() == null ? "" : message.to().phone();
        if (!phone.matches("[0-9]{5,20}")) {
            return new SendOutcome.Rejected(RejectReason.RECIPIENT_UNREACHABLE, "phone", "There is no number.");
        }
        ObjectNode body = JSON.createObjectNode();
        body.put("messaging_product", "whatsapp").put("to", "+" + phone);
        body.put("biz_opaque_callback_data", message.reference());
        if (message.content() instanceof Content.Text text) {
            if (text.body().isEmpty() || text.body().length() > 4_096) {
                return new SendOutcome.Rejected(RejectReason.INVALID_CONTENT, "length", "1 to 4096 characters");
            }
            body.put("type", "text").putObject("text").put("body", text.body());
        } else if (message.content() instanceof Content.Location place) {
            body.put("type", "location")
                    .putObject("location")
                    .put("latitude", place.latitude())
                    .put("longitude", place.longitude())
                    .put("name", place.name())
                    .put("address", place.address());
        } else {
            return new SendOutcome.Rejected(
                    RejectReason.UNSUPPORTED_CONTENT, "kind", message.content().kind());
        }
        try {
            return outcome(post(body));
        } catch (ConnectException unreachable) {
            return new SendOutcome.Deferred(null, "connect", "nobody is there");
        } catch (IOException lost) {
            return new SendOutcome.Unknown("lost", "no answer");
        }
    }

    /** What the company knows us by. */
    String token() throws IOException {
        return config.secret("token").reveal();
    }

    HttpResponse<byte[]> post(JsonNode body) throws IOException {
        return post(body, token());
    }

    final HttpResponse<byte[]> post(JsonNode body, String token) throws IOException {
        return call(request(number() + "/messages", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(config.text("baseUrl") + "/v26.0/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException unreachable) {
                throw unreachable;
            }
            throw new IOException("lost");
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    SendOutcome outcome(HttpResponse<byte[]> answer) {
        JsonNode body = parsed(answer.body());
        String id = body.path("messages").path(0).path("id").asText();
        int code = body.path("error").path("code").asInt();
        if (answer.statusCode() == 200 && !id.isEmpty()) {
            return new SendOutcome.Accepted(id);
        }
        if (LIMITS.contains(code)) {
            long wait = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            return new SendOutcome.Deferred(Duration.ofSeconds(wait), "limit", "too many");
        }
        if (code == 131_047) {
            return new SendOutcome.Rejected(RejectReason.SERVICE_WINDOW_CLOSED, "window", "closed");
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return new SendOutcome.Rejected(RejectReason.NOT_AUTHORISED, "token", "refused");
        }
        return answer.statusCode() >= 400 && answer.statusCode() < 500
                ? new SendOutcome.Rejected(RejectReason.OTHER, "status", "refused")
                : new SendOutcome.Unknown("status", "HTTP " + answer.statusCode());
    }

    @Override
    public void markRead(CustomerIdentity customer, String id) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("messaging_product", "whatsapp").put("status", "read").put("message_id", id);
        if (post(body).statusCode() != 200) {
            throw new IOException("not marked");
        }
    }

    @Override
    public MediaRef upload(MediaSource file) throws IOException {
        String before = "--x\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"type\"\r\n\r\n" + file.mimeType() + "\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readAllBytes();
        }
        String form = before + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n--x--\r\n";
        String id = parsed(call(request(number() + "/media", token())
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)))
                        .body())
                .path("id")
                .asText();
        if (id.isEmpty()) {
            throw new IOException("not taken");
        }
        return new MediaRef(id, null, file.mimeType(), null);
    }

    @Override
    public List<TemplateInfo> templates() throws IOException {
        List<TemplateInfo> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(after);
            for (JsonNode each : page.path("data")) {
                var ref = new TemplateRef(
                        each.path("name").asText(), each.path("language").asText());
                var status = each.path("status").asText().equals("APPROVED")
                        ? TemplateInfo.Status.APPROVED
                        : TemplateInfo.Status.UNKNOWN;
                all.add(new TemplateInfo(ref, ref.name(), status, null, null, List.of("1")));
            }
            after = page.path("paging").path("cursors").path("after").asText();
        } while (!after.isEmpty());
        return all;
    }

    JsonNode page(String after) throws IOException {
        JsonNode page = parsed(call(request("102290129340398/message_templates?after=" + after, token()))
                .body());
        if (!page.path("data").isArray()) {
            throw new IOException("no list");
        }
        return page;
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        String given = request.header("X-Hub-Signature-256").orElse("");
        byte[] right = ("sha256=" + hmac(request.body())).getBytes(StandardCharsets.UTF_8);
        if (!request.method().equals("POST") || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right)) {
            return new Refused(Cause.NOT_AUTHENTIC, "signature");
        }
        JsonNode body = parsed(request.body());
        if (!body.isObject()) {
            return new Refused(Cause.MALFORMED, "no object");
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode entry : body.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                for (JsonNode message : change.path("value").path("messages")) {
                    events.add(message(message));
                }
                for (JsonNode status : change.path("value").path("statuses")) {
                    events.add(status(status));
                }
            }
        }
        return new WebhookVerdict.Events(events);
    }

    private InboundEvent message(JsonNode message) {
        String id = message.path("id").asText();
        String from = message.path("from").asText();
        String type = message.path("type").asText();
        if (id.isBlank() || from.isBlank()) {
            return new InboundEvent.Unrecognised(
                    "x" + message.hashCode(), number(), config.clock().instant(), "no id", message.toString());
        }
        Content content =
                type.equals("text") && message.path("text").path("body").isTextual()
                        ? new Content.Text(message.path("text").path("body").asText())
                        : new Content.Unknown(type, message.toString());
        return new InboundEvent.MessageReceived(
                "m" + id, number(), at(message), id, CustomerIdentity.ofPhone(from), null, content, null, null);
    }

    private InboundEvent status(JsonNode status) {
        String id = status.path("id").asText();
        String name = status.path("status").asText();
        DeliveryStatus known = switch (name) {
            case "sent", "delivered", "read", "failed" -> DeliveryStatus.valueOf(name.toUpperCase(Locale.ROOT));
            default -> DeliveryStatus.SENT;
        };
        var failure =
                known == DeliveryStatus.FAILED ? new InboundEvent.Failure(RejectReason.OTHER, "code", "failed") : null;
        return new InboundEvent.StatusReported(
                "s" + id + name,
                number(),
                at(status),
                id,
                known,
                status.path("biz_opaque_callback_data").textValue(),
                failure);
    }

    private Instant at(JsonNode element) {
        long seconds = element.path("timestamp").asLong();
        return seconds > 0 && seconds < 1L << 40
                ? Instant.ofEpochSecond(seconds)
                : config.clock().instant();
    }

    String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    config.secret("webhookSecret").reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parsed(byte @Nullable [] body) {
        try {
            JsonNode read = JSON.readTree(body == null ? new byte[0] : body);
            return read == null ? JSON.missingNode() : read;
        } catch (IOException unreadable) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {}
}
