package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Meta 1.3, against a verifier that is written straight from the documentation. */
class SignatureDifferentialTest {
    private static final int REQUESTS = 10_000;
    private static final int MANY_REQUESTS = 100_000;
    private static final int REQUESTS_PER_ACCOUNT = 500;
    private static final URI CALLBACK = URI.create("https://host.example/wa");
    private static final HexFormat HEX = HexFormat.of();

    private final SplittableRandom random = new SplittableRandom(20261122);
    private String secret = "";
    private String previous = "";
    private MessagingProvider provider = Webhooks.provider(TestConfig.standard());

    @Test
    @DisplayName("over 10,000 random requests, good and spoilt in any way, it agrees with a plain implementation")
    void agrees() {
        agree(REQUESTS);
    }

    @Test
    @Tag("long")
    @DisplayName("over 100,000 random requests, good and spoilt in any way, it agrees with a plain implementation")
    void agreesLong() {
        agree(MANY_REQUESTS);
    }

    private void agree(int requests) {
        int authentic = 0;
        for (int i = 0; i < requests; i++) {
            if (i % REQUESTS_PER_ACCOUNT == 0) {
                nextAccount();
            }
            byte[] body = body();
            Map<String, List<String>> headers = headers(body);
            byte[] received = random.nextInt(10) == 0 ? spoilt(body) : body;
            boolean expected = isAuthentic(headers, received);
            WebhookVerdict verdict = provider.receive(WebhookRequest.of("POST", CALLBACK, headers, received));
            boolean refused = verdict instanceof WebhookVerdict.Refused why && why.cause() == Cause.NOT_AUTHENTIC;
            assertThat(!refused).as("request %d, %s", i, headers).isEqualTo(expected);
            authentic += expected ? 1 : 0;
        }
        System.out.println("Meta signatures: " + requests + " requests, " + authentic + " authentic, all agreed");
        assertThat(authentic).isBetween(requests / 4, requests * 3 / 4);
    }

    private void nextAccount() {
        secret = key();
        previous = random.nextBoolean() ? key() : "";
        GivenConfig config = TestConfig.standard().with("appSecret", secret);
        provider = Webhooks.provider(previous.isEmpty() ? config : config.with("previousAppSecret", previous));
    }

    /** The oracle. */
    private boolean isAuthentic(Map<String, List<String>> headers, byte[] body) {
        List<String> values = new ArrayList<>();
        headers.forEach((name, all) -> {
            if (name.equalsIgnoreCase("X-Hub-Signature-256")) {
                values.addAll(all);
            }
        });
        if (values.size() != 1 || !values.get(0).matches("sha256=[0-9a-fA-F]{64}")) {
            return false;
        }
        String hex = values.get(0).substring(7).toLowerCase(Locale.ROOT);
        return hex.equals(hmac(secret, body)) || (!previous.isEmpty() && hex.equals(hmac(previous, body)));
    }

    private static String hmac(String key, byte[] body) {
        return HEX.formatHex(PlainHmac.sha256(key.getBytes(StandardCharsets.UTF_8), body));
    }

    private Map<String, List<String>> headers(byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        String signer = switch (random.nextInt(8)) {
            case 0 -> key();
            case 1 -> previous.isEmpty() ? secret + " " : previous;
            default -> secret;
        };
        String hex = hmac(signer, body);
        String value = switch (random.nextInt(14)) {
            case 0 -> "sha256=" + hex.toUpperCase(Locale.ROOT);
            case 1 -> "SHA256=" + hex;
            case 2 -> "sha1=" + hex.substring(0, 40);
            case 3 -> "sha256=" + hex.substring(1);
            case 4 -> "sha256=" + hex + "0";
            case 5 -> " sha256=" + hex;
            case 6 -> "sha256=" + hex.replace('a', 'g');
            default -> "sha256=" + hex;
        };
        String name = random.nextBoolean() ? "X-Hub-Signature-256" : "x-hub-signature-256";
        switch (random.nextInt(20)) {
            case 0 -> headers.put(name, List.of());
            case 1 -> headers.put(name, List.of(value, value));
            case 2 -> {
                headers.put("X-Hub-Signature-256", List.of(value));
                headers.put("x-hub-signature-256", List.of(value));
            }
            case 3 -> headers.put("X-Hub-Signature", List.of(value));
            default -> headers.put(name, List.of(value));
        }
        return headers;
    }

    private byte[] body() {
        byte[] body = new byte[random.nextInt(random.nextInt(50) == 0 ? 4_000 : 120)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) random.nextInt(256);
        }
        return body;
    }

    private byte[] spoilt(byte[] body) {
        if (body.length == 0) {
            return new byte[] {' '};
        }
        byte[] other = Arrays.copyOf(body, body.length - random.nextInt(2) + random.nextInt(2));
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private String key() {
        var key = new StringBuilder();
        for (int i = random.nextInt(1, 100); i > 0; i--) {
            key.appendCodePoint(random.nextInt(10) == 0 ? 0x1F600 + random.nextInt(60) : 0x21 + random.nextInt(90));
        }
        return key.toString();
    }
}
