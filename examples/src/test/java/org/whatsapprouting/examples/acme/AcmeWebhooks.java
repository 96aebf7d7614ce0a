package org.whatsapprouting.examples.acme;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** Acme's webhooks, as its documentation says they are: one event each, and an HMAC over the bytes of the body. */
record AcmeWebhooks(String secret, String number, URI callback) implements ProviderWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
        return call(event("text", id, at).put("from", from).put("name", name).put("text", text));
    }

    @Override
    public WebhookCall statusReport(
            String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
        ObjectNode event = event(status.name().toLowerCase(Locale.ROOT), id, at).put("reference", reference);
        if (status == DeliveryStatus.FAILED) {
            event.putObject("error").put("code", "window_closed").put("message", "Too late.");
        }
        return call(event);
    }

    @Override
    public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
        return call(event(type, id, at).put("from", from).put("text", text));
    }

    @Override
    public WebhookCall authentic(byte[] body) {
        return new WebhookCall("POST", callback, Map.of("Acme-Signature", List.of(signature(body))), body);
    }

    @Override
    public ProviderWebhooks foreign() {
        return new AcmeWebhooks(secret + "-of-somebody-else", number, callback);
    }

    private ObjectNode event(String type, String id, Instant at) {
        return JSON.createObjectNode()
                .put("number", number)
                .put("type", type)
                .put("id", id)
                .put("at", at.toEpochMilli());
    }

    private WebhookCall call(ObjectNode event) {
        return authentic(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA256.", missing);
        }
    }
}
