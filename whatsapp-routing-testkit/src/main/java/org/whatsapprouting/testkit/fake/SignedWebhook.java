package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook body with Meta's signature over its bytes (Meta 1.3).
 *
 * @param body the bytes as they go over the wire
 * @param signature the value of the header {@code X-Hub-Signature-256}
 */
public record SignedWebhook(byte[] body, String signature) {

    /** Signs a body with an app secret. */
    public static SignedWebhook of(String appSecret, byte[] body) {
        return new SignedWebhook(body, "sha256=" + hexHmac(appSecret, body));
    }

    /** The headers Meta sends along. */
    public Map<String, List<String>> headers() {
        return Map.of(
                "Content-Type", List.of("application/json"),
                "X-Hub-Signature-256", List.of(signature));
    }

    /** As a call of an address. */
    public WebhookCall call(URI callback) {
        return new WebhookCall("POST", callback, headers(), body);
    }

    /** The body as text, for people. */
    @Override
    public String toString() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Posts it the way Meta does.
     *
     * @param callback the address an account's webhooks go to
     * @return the status of the answer; 200 means that it was taken
     * @throws IOException if there is no answer within ten seconds
     */
    public int postTo(URI callback) throws IOException, InterruptedException {
        return Caller.post(
                callback, Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature), body);
    }

    static String hexHmac(String key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA256.", missing);
        }
    }

    static String hexSha256(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
