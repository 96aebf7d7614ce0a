package org.whatsapprouting.examples.acme;

import static org.whatsapprouting.api.provider.Capability.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.*;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.*;
import org.whatsapprouting.api.provider.*;
import org.whatsapprouting.api.provider.SendOutcome.*;
import org.whatsapprouting.api.provider.WebhookVerdict.*;
import org.whatsapprouting.provider.support.*;

/** One business number at Acme. Keeps no state, so any thread may call it. */
record AcmeProvider(ProviderConfig config, String number, HttpCaller http, URI base, Duration timeout)
        implements MessagingProvider {
    private static final StrictJson JSON = new StrictJson(DEFAULT_BODY_LIMIT, 100_000);
    private static final Map<String, RejectReason> REASONS = Map.of(
            "http-401", RejectReason.NOT_AUTHORISED,
            "window_closed", RejectReason.SERVICE_WINDOW_CLOSED,
            "bad_content", RejectReason.INVALID_CONTENT);

    @Override
    public Set<Capability> capabilities() {
        return Set.of(TEXT, IMAGE, TEMPLATE, DELIVERY_STATUS, STATUS_ECHO, IDEMPOTENCY_KEY, SIGNED_WEBHOOKS);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        String to = message.to().phone();
        String text = message.content().text();
        Map<String, Object> body = body(message.content());
        if (to == null || !to.matches("[0-9]{5,15}")) {
            return refused(RejectReason.RECIPIENT_UNREACHABLE, "Acme needs a phone number of 5 to 15 digits.");
        } else if (body.isEmpty()) {
            return refused(RejectReason.UNSUPPORTED_CONTENT, "Acme has no such message.");
        } else if (text.length() > 4_096 || (message.content() instanceof Content.Text && text.isBlank())) {
            return refused(RejectReason.INVALID_CONTENT, "Acme takes texts of 1 to 4096 characters.");
        }
        String token;
        try {
            token = config.secret("token").reveal();
        } catch (IllegalStateException unresolved) {
            return new Deferred(null, "secret", "The token could not be read; nothing was sent.");
        }
        if (!token.matches("[!-~]+")) {
            return refused(RejectReason.NOT_AUTHORISED, "The token holds characters that no token has.");
        }
        var headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        headers.put("Authorization", "Bearer " + token);
        headers.put("Idempotency-Key", message.reference());
        var whole = Map.of("from", number, "to", to, "type", message.content().kind(), "content", body);
        byte[] json = StrictJson.write(JsonNodeFactory.instance.pojoNode(whole)).getBytes(StandardCharsets.US_ASCII);
        HttpOutcome outcome = http.post(URI.create(base + "/v1/messages"), headers, json, timeout);
        return outcome instanceof HttpOutcome.Failed lost ? lost.asSend() : outcome((HttpOutcome.Answered) outcome);
    }

    private static Map<String, Object> body(Content content) {
        if (content instanceof Content.Text text) {
            return Map.of("text", text.body());
        } else if (content instanceof Content.Media file
                && file.kind().equals("image")
                && file.ref().link() != null) {
            return Map.of("link", file.ref().link(), "caption", file.text());
        } else if (content instanceof Content.Template filled && filled.header() == null) {
            return Map.of("template", filled.template(), "values", filled.body(), "buttons", filled.buttons());
        }
        return Map.of();
    }

    private static SendOutcome refused(RejectReason reason, String why) {
        return new Rejected(reason, "acme", why);
    }

    private SendOutcome outcome(HttpOutcome.Answered answer) {
        int status = answer.status();
        JsonNode body = MissingNode.getInstance();
        try {
            body = JSON.read(answer.body());
        } catch (MalformedJsonException unreadable) {
            // Then the status says what is known.
        }
        String id = JsonFields.id(body, "id");
        var error = failure(body.path("error"), "http-" + status);
        if (status == 201 && id != null) {
            return new Accepted(id);
        } else if (status == 429) {
            String wait = answer.headers().firstValue("Retry-After").orElse(null);
            return new Deferred(RetryAfter.read(wait, config.clock().instant()), error.code(), error.detail());
        } else if (status >= 400 && status < 500 && status != 408) {
            return new Rejected(error.reason(), error.code(), error.detail());
        }
        return new Unknown(error.code(), error.detail());
    }

    private static InboundEvent.Failure failure(JsonNode error, String otherwise) {
        String named = JsonFields.id(error, "code");
        String code = named == null ? otherwise : LogSafe.detail(named);
        String detail = LogSafe.detail(JsonFields.text(error, "message"));
        return new InboundEvent.Failure(REASONS.getOrDefault(code, RejectReason.OTHER), code, detail);
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        String signature = request.header("Acme-Signature").orElse("");
        if (!request.method().equals("POST")
                || !Signatures.isHmacSha256(signature, config.secret("webhookSecret"), request.body())) {
            return new Refused(Refused.Cause.NOT_AUTHENTIC, "no POST with a valid Acme-Signature");
        }
        try {
            return new Events(List.of(event(JSON.read(request.body()))));
        } catch (MalformedJsonException unreadable) {
            return new Refused(Refused.Cause.MALFORMED, unreadable.toString());
        }
    }

    private InboundEvent event(JsonNode event) {
        String raw = StrictJson.canonical(event);
        BigDecimal millis = JsonFields.decimal(event, "at");
        Instant at = millis == null ? config.clock().instant() : Instant.ofEpochMilli(millis.longValue());
        String ours = JsonFields.id(event, "number");
        String id = JsonFields.id(event, "id");
        String from = JsonFields.id(event, "from");
        String text = JsonFields.text(event, "text");
        String type = String.valueOf(JsonFields.id(event, "type"));
        if (id != null && from != null) {
            Content content =
                    type.equals("text") && text != null ? new Content.Text(text) : new Content.Unknown(type, raw);
            var sender = CustomerIdentity.ofPhone(from);
            return new InboundEvent.MessageReceived(
                    key(ours, type, id), ours, at, id, sender, JsonFields.text(event, "name"), content, null, null);
        } else if (id != null && type.matches("sent|delivered|read|failed")) {
            var status = DeliveryStatus.valueOf(type.toUpperCase(Locale.ROOT));
            String reference = JsonFields.id(event, "reference");
            var failure = status == DeliveryStatus.FAILED ? failure(event.path("error"), "failed") : null;
            return new InboundEvent.StatusReported(key(ours, type, id), ours, at, id, status, reference, failure);
        }
        return new InboundEvent.Unrecognised(key(ours, "", raw), ours, at, "neither message nor status", raw);
    }

    private static String key(@Nullable String number, String type, String id) {
        return Signatures.sha256(number + "\n" + type + "\n" + id);
    }

    @Override
    public void close() {}
}
