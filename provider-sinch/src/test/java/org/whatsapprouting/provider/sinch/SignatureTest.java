package org.whatsapprouting.provider.sinch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Signatures of webhooks (Sinch 1.6). */
class SignatureTest {
    private static final String PREFIX = "x-sinch-webhook-signature";
    private static final byte[] BODY = "{\"app_id\":\"01APP\"}".getBytes(UTF_8);

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "{\"app_id\":\"01APP\"-\"message\":{\"id\":\"01MSG\"}}, 01NONCE, 1700000000,"
                        + " Alpa90N1ia5aNoSX9khWBHOnGufYAGGYSJWbk7HHMVQ=",
                "{\"t\":\"olá 😀\"}, 01NONCE2, 1700000001, Pu82POOktRfyhOzJLTvpAqrR6mLSXstykDk9gkazx/M="
            })
    @DisplayName("known signatures fit, and their headers match in any case")
    void knownSignatures(String bodyWithoutComma, String nonce, String timestamp, String signature) {
        byte[] body = bodyWithoutComma.replace("\"-\"", "\",\"").getBytes(UTF_8);
        GivenConfig then = TestConfig.standard().at(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_100)));
        Map<String, List<String>> headers = Map.of(
                "X-Sinch-Webhook-Signature",
                List.of(signature),
                "X-SINCH-WEBHOOK-SIGNATURE-TIMESTAMP",
                List.of(timestamp),
                PREFIX + "-nonce",
                List.of(nonce),
                PREFIX + "-algorithm",
                List.of("HmacSHA256"));
        assertThat(receive(then, headers, body)).isInstanceOf(WebhookVerdict.Events.class);
        byte[] other = body.clone();
        other[2] ^= 1;
        assertThat(receive(then, headers, other)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', abc",
        "'', ''",
        "-timestamp, 1795348801",
        "-timestamp, soon",
        "-timestamp, -1",
        "-timestamp, 99999999999999999999",
        "-nonce, other",
        "-nonce, a.b",
        "-nonce, ''",
        "-algorithm, HmacSHA1",
        "-algorithm, none"
    })
    @DisplayName("a header with something else is refused")
    void otherHeader(String name, String value) {
        var headers = signedHeaders();
        headers.put(PREFIX + name, List.of(value));
        assertThat(receive(TestConfig.standard(), headers, BODY)).isEqualTo(notAuthentic(headers));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"''", "-timestamp", "-nonce"})
    @DisplayName("a header that is missing, or there twice, is refused")
    void missingOrTwice(String name) {
        var missing = signedHeaders();
        missing.remove(PREFIX + name);
        assertThat(receive(TestConfig.standard(), missing, BODY)).isEqualTo(notAuthentic(missing));
        var twice = signedHeaders();
        twice.compute(PREFIX + name, (any, values) -> List.of(values.get(0), values.get(0)));
        assertThat(receive(TestConfig.standard(), twice, BODY)).isEqualTo(notAuthentic(twice));
    }

    @Test
    @DisplayName("the algorithm is pinned: nothing that the header says changes it")
    void pinned() {
        var headers = signedHeaders();
        headers.put(PREFIX + "-algorithm", List.of("hmacsha256"));
        assertThat(receive(TestConfig.standard(), headers, BODY)).isInstanceOf(WebhookVerdict.Events.class);
        headers.remove(PREFIX + "-algorithm");
        assertThat(receive(TestConfig.standard(), headers, BODY)).isInstanceOf(WebhookVerdict.Events.class);
        headers.put(PREFIX + "-algorithm", List.of("HmacSHA256", "HmacSHA1"));
        assertThat(receive(TestConfig.standard(), headers, BODY)).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("a signature is good for as long as the account says, by the account's clock")
    void tolerance() {
        GivenConfig short_ = TestConfig.standard().with("signatureToleranceSeconds", "600");
        assertThat(signedBefore(short_, Duration.ofSeconds(600))).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(signedBefore(short_, Duration.ofSeconds(601))).isInstanceOf(Refused.class);
        assertThat(signedBefore(TestConfig.standard(), Duration.ofHours(24))).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(signedBefore(TestConfig.standard(), Duration.ofHours(24).plusSeconds(1)))
                .isInstanceOf(Refused.class);
        assertThat(signedBefore(short_, Duration.ofMinutes(-5))).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(signedBefore(short_, Duration.ofSeconds(-301))).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("during a rotation the previous secret fits too, and so does the one for overridden addresses")
    void otherSecrets() {
        GivenConfig rotated = TestConfig.standard()
                .with("webhookSecret", "new", "previousWebhookSecret", "old", "overrideCallbackSecret", "override");
        for (String secret : List.of("new", "old", "override")) {
            var hooks =
                    new SinchWebhooks(secret, TestConfig.PROJECT, TestConfig.APP, InstantSource.fixed(TestConfig.NOW));
            assertThat(Received.verdict(rotated, hooks.authentic(BODY))).isInstanceOf(WebhookVerdict.Events.class);
            assertThat(Received.verdict(TestConfig.standard(), hooks.authentic(BODY)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    @DisplayName("only POST is taken")
    void method() {
        WebhookCall call = TestConfig.WEBHOOKS.authentic(BODY);
        var get = new WebhookCall("GET", call.url(), call.headers(), call.body());
        assertThat(Received.verdict(TestConfig.standard(), get)).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("authentic, but not strict JSON, is malformed and not refused as foreign")
    void malformed() {
        for (String body : List.of("", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "[".repeat(40))) {
            assertThat(Received.verdict(TestConfig.standard(), TestConfig.WEBHOOKS.authentic(body.getBytes(UTF_8))))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.MALFORMED));
        }
    }

    @Test
    @DisplayName("10,000 random requests are judged as a plain implementation of the documentation judges them")
    void differential() {
        differential(10_000);
    }

    @Test
    @Tag("long")
    @DisplayName("100,000 random requests are judged as a plain implementation of the documentation judges them")
    void differentialLong() {
        differential(100_000);
    }

    private static void differential(int requests) {
        var random = new Random(17);
        MessagingProvider provider = new SinchProviderFactory().create(TestConfig.standard());
        int good = 0;
        for (int i = 0; i < requests; i++) {
            byte[] body = randomBody(random);
            String nonce = Long.toString(random.nextLong() >>> 1, 36);
            long age = random.nextInt(200_000) - 10_000L;
            String timestamp = Long.toString(TestConfig.NOW.getEpochSecond() - age);
            String signature = plain(random.nextInt(8) == 0 ? "other" : "s3cret", body, nonce, timestamp);
            switch (random.nextInt(12)) {
                case 0 -> body = mutated(body, random);
                case 1 -> nonce = nonce + "x";
                case 2 -> timestamp = "0" + timestamp;
                case 3 -> signature = signature.toLowerCase(Locale.ROOT);
                case 4 -> signature = signature.substring(0, signature.length() - 1);
                case 5 -> signature = " " + signature;
                default -> {}
            }
            boolean expected =
                    plain("s3cret", body, nonce, timestamp).equals(signature) && age <= 86_400 && age >= -300;
            WebhookVerdict verdict = provider.receive(WebhookRequest.of(
                    "POST",
                    URI.create("https://h.example/"),
                    Map.of(
                            PREFIX,
                            List.of(signature),
                            PREFIX + "-timestamp",
                            List.of(timestamp),
                            PREFIX + "-nonce",
                            List.of(nonce),
                            PREFIX + "-algorithm",
                            List.of("HmacSHA256")),
                    body));
            boolean authentic = !(verdict instanceof Refused refused) || refused.cause() == Refused.Cause.MALFORMED;
            assertThat(authentic).as("request %d", i).isEqualTo(expected);
            good += authentic ? 1 : 0;
        }
        assertThat(good).isBetween(requests / 10, requests * 9 / 10);
    }

    private static byte[] randomBody(Random random) {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        return random.nextBoolean() ? noise : ("{\"n\":\"" + random.nextInt() + ".é\"}").getBytes(UTF_8);
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] other = Arrays.copyOf(body, body.length + 1);
        other[random.nextInt(other.length)] ^= (byte) (1 + random.nextInt(127));
        return other;
    }

    /** RFC 2104 by hand, over body, point, nonce, point, timestamp. */
    private static String plain(String secret, byte[] body, String nonce, String timestamp) {
        byte[] tail = ("." + nonce + "." + timestamp).getBytes(UTF_8);
        byte[] block = Arrays.copyOf(secret.getBytes(UTF_8), 64);
        byte[] outer = new byte[64];
        byte[] inner = new byte[64];
        for (int i = 0; i < 64; i++) {
            outer[i] = (byte) (block[i] ^ 0x5c);
            inner[i] = (byte) (block[i] ^ 0x36);
        }
        return Base64.getEncoder().encodeToString(digest(outer, digest(inner, body, tail)));
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebhookVerdict signedBefore(GivenConfig config, Duration age) {
        return Received.verdict(config, TestConfig.WEBHOOKS.signed(BODY, "01N", TestConfig.NOW.minus(age)));
    }

    private static Map<String, List<String>> signedHeaders() {
        return new TreeMap<>(TestConfig.WEBHOOKS.authentic(BODY).headers());
    }

    private static WebhookVerdict receive(GivenConfig config, Map<String, List<String>> headers, byte[] body) {
        return Received.verdict(config, new WebhookCall("POST", URI.create("https://h.example/"), headers, body));
    }

    /** Whatever is wrong, the cause is the same. */
    private static WebhookVerdict notAuthentic(Map<String, List<String>> headers) {
        WebhookVerdict verdict = receive(TestConfig.standard(), headers, BODY);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.NOT_AUTHENTIC));
        return verdict;
    }
}
