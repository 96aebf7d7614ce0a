package org.whatsapprouting.provider.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.testkit.fake.SignedWebhook;

class SignatureTest {
    private static final String EMPTY_BATCH = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    private static final String EMPTY_BATCH_HEX = "c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc";

    @ParameterizedTest
    @DisplayName("Meta 1.3: the known answers of the signature come out, escaped and unescaped text differently")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`` | a7dfadfa864dba471c925e814eca5ee032a7ded01574b16ac33dd477b5d6d0f7",
                EMPTY_BATCH + " | " + EMPTY_BATCH_HEX,
                "{\"text\":{\"body\":\"caf\\u00e9 \\ud83d\\ude00 a\\/b\"}} | 991a6c39af9501d4a32d5fa3c459a249d08c47a34a13cf7aa41677b5b923fed5",
                "{\"text\":{\"body\":\"café 😀 a/b\"}} | 48ccd2297f056bdabfe340b9ea53857a8982a84bf883bab3305878a31ccb8f43"
            })
    void knownAnswers(String body, String hex) {
        var key = Secret.of(TestConfig.APP_SECRET);
        assertThat(HexFormat.of().formatHex(Signatures.hmacSha256(key, body.getBytes(UTF_8))))
                .isEqualTo(hex);
        assertThat(isNotAuthentic(verdict("sha256=" + hex, body))).isFalse();
        assertThat(isNotAuthentic(verdict("sha256=" + hex, body + " "))).isTrue();
    }

    @Test
    @DisplayName("Meta 1.1: the known answer of appsecret_proof comes out")
    void knownProof() {
        byte[] proof = Signatures.hmacSha256(Secret.of(TestConfig.APP_SECRET), TestConfig.TOKEN.getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(proof))
                .isEqualTo("62f73cbe7b318721f6695dcd7ce46d9a60b2134d6e69eb38057c6db0608019a8");
    }

    @Test
    @DisplayName("upper-case digits of the signature are accepted too")
    void upperCase() {
        assertThat(verdict("sha256=" + EMPTY_BATCH_HEX.toUpperCase(Locale.ROOT), EMPTY_BATCH))
                .isInstanceOf(WebhookVerdict.Events.class);
    }

    @ParameterizedTest
    @DisplayName("a signature of another form is refused")
    @ValueSource(
            strings = {
                "",
                "sha256=",
                EMPTY_BATCH_HEX,
                "sha1=" + EMPTY_BATCH_HEX,
                "SHA256=" + EMPTY_BATCH_HEX,
                "sha256=" + EMPTY_BATCH_HEX + "00",
                "sha256= " + EMPTY_BATCH_HEX,
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384d",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dg",
                "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dd",
                "sha256=\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc12345678"
            })
    void otherForms(String header) {
        assertThat(isNotAuthentic(verdict(header, EMPTY_BATCH))).isTrue();
    }

    @Test
    @DisplayName("no signature, or two of them, is refused; the older SHA-1 header alone does not help")
    void notExactlyOne() {
        var config = TestConfig.standard();
        var right = "sha256=" + EMPTY_BATCH_HEX;
        byte[] body = EMPTY_BATCH.getBytes(UTF_8);
        assertThat(isNotAuthentic(Webhooks.post(config, Map.of(), body))).isTrue();
        assertThat(isNotAuthentic(Webhooks.post(config, Map.of("X-Hub-Signature-256", List.of(right, right)), body)))
                .isTrue();
        assertThat(isNotAuthentic(Webhooks.post(config, Map.of("X-Hub-Signature", List.of("sha1=00")), body)))
                .isTrue();
    }

    @Test
    @DisplayName("the name of the header counts in any case")
    void headerCase() {
        var headers = Map.of("x-hub-signature-256", List.of("sha256=" + EMPTY_BATCH_HEX));
        assertThat(Webhooks.post(TestConfig.standard(), headers, EMPTY_BATCH.getBytes(UTF_8)))
                .isInstanceOf(WebhookVerdict.Events.class);
    }

    @Test
    @DisplayName("during a rotation both app secrets count, afterwards only the new one")
    void rotation() {
        var old = SignedWebhook.of("old-secret", EMPTY_BATCH.getBytes(UTF_8));
        var now = SignedWebhook.of("new-secret", EMPTY_BATCH.getBytes(UTF_8));
        var rotating = TestConfig.standard().with("appSecret", "new-secret", "previousAppSecret", "old-secret");
        var rotated = TestConfig.standard().with("appSecret", "new-secret");
        assertThat(Webhooks.post(rotating, old)).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(Webhooks.post(rotating, now)).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(Webhooks.post(rotated, now)).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(isNotAuthentic(Webhooks.post(rotated, old))).isTrue();
        var foreign = SignedWebhook.of("foreign-secret", EMPTY_BATCH.getBytes(UTF_8));
        assertThat(isNotAuthentic(Webhooks.post(rotating, foreign))).isTrue();
    }

    @Test
    @DisplayName("a body that was parsed and written again is refused")
    void rewritten() {
        var signed = SignedWebhook.of(TestConfig.APP_SECRET, "{\"entry\":[],\"x\":\"a\\/b\"}".getBytes(UTF_8));
        assertThat(isNotAuthentic(Webhooks.post(
                        TestConfig.standard(), signed.headers(), "{\"entry\":[],\"x\":\"a/b\"}".getBytes(UTF_8))))
                .isTrue();
    }

    @Test
    @DisplayName("over 5,000 random bodies and keys the signature agrees with a plain implementation of RFC 2104")
    void differential() {
        var random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = new byte[random.nextInt(i % 50 == 0 ? 20_000 : 300)];
            random.nextBytes(body);
            String key = randomKey(random);
            String hex = HexFormat.of().formatHex(PlainHmac.sha256(key.getBytes(UTF_8), body));
            assertThat(Signatures.isHmacSha256(hex, Secret.of(key), body)).isTrue();
            String other = (hex.charAt(0) == '0' ? "1" : "0") + hex.substring(1);
            assertThat(Signatures.isHmacSha256(other, Secret.of(key), body)).isFalse();
        }
    }

    private static String randomKey(Random random) {
        var key = new StringBuilder();
        int length = 1 + random.nextInt(100);
        for (int i = 0; i < length; i++) {
            key.appendCodePoint(random.nextInt(10) == 0 ? 0x1F600 + random.nextInt(60) : 0x21 + random.nextInt(90));
        }
        return key.toString();
    }

    private static WebhookVerdict verdict(String header, String body) {
        return Webhooks.post(
                TestConfig.standard(), Map.of("X-Hub-Signature-256", List.of(header)), body.getBytes(UTF_8));
    }

    private static boolean isNotAuthentic(WebhookVerdict verdict) {
        return verdict instanceof Refused refused && refused.cause() == Refused.Cause.NOT_AUTHENTIC;
    }
}
