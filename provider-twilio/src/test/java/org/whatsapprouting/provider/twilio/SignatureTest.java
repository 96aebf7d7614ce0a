package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.provider.twilio.Calls.CALLBACK;
import static org.whatsapprouting.provider.twilio.Calls.isAuthentic;
import static org.whatsapprouting.provider.twilio.Calls.params;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.provider.GivenConfig;

class SignatureTest {
    private static final Map<String, List<String>> HELLO = params("MessageSid", Calls.MESSAGE_SID, "Body", "Hello");

    @Test
    @DisplayName("Twilio 1.6: the known answers come out, of a message, a report, repeated parameters, a GET and JSON")
    void knownAnswers() {
        var message = params(
                "From", "whatsapp:+15550001111",
                "To", "whatsapp:+15550002222",
                "Body", "Olá & 50% off? ñ",
                "NumMedia", "0",
                "MessageSid", "SM00000000000000000000000000000001");
        var report = params(
                "MessageSid", "SM00000000000000000000000000000002",
                "MessageStatus", "read",
                "EventType", "READ",
                "Empty", "");
        var repeated = params("Tag", "b", "Tag", "a", "Tag", "a", "TagX", "z");
        String digest = "8244952d52926a842d41b6dc66310bce54c61d3afec94da41a4db7fea24ea908";
        known(Calls.post(CALLBACK, "qWRUE7iUv5JV1fbsKhWKoLo/N1c=", Calls.form(message)), "Body");
        known(Calls.post(CALLBACK + "?tenant=a%20b", "lgbnbdEEUoTp5XUhaSNyHojox1A=", Calls.form(report)), "read");
        known(Calls.post(CALLBACK, "U3MKrvkQY6vcXi69X9sok/vRF6o=", Calls.form(repeated)), "TagX");
        known(
                Calls.request("GET", CALLBACK + "?a=1&b=2", "3rLROkzLu5uPKAJYAJ67cGL/DYo=", "text/plain", new byte[0]),
                "a=1");
        known(
                Calls.request(
                        "POST",
                        CALLBACK + "?bodySHA256=" + digest,
                        "5k0l/1hiazwB+jAEVkE/fj+7kbQ=",
                        "application/json",
                        "{\"k\":\"v é\"}".getBytes(UTF_8)),
                "k");
    }

    /** The request is authentic as it is, and not with a part of it changed. */
    private static void known(WebhookRequest request, String part) {
        var provider = Calls.provider(TestConfig.standard());
        assertThat(provider.receive(request)).isInstanceOf(WebhookVerdict.Events.class);
        String body = new String(request.body(), UTF_8);
        String url = request.url().toString();
        assertThat(body + url).contains(part);
        var changed = Calls.request(
                request.method(),
                url.replace(part, part + "1"),
                request.header("X-Twilio-Signature").orElseThrow(),
                request.header("Content-Type").orElseThrow(),
                body.replace(part, part + "1").getBytes(UTF_8));
        assertThat(isAuthentic(provider.receive(changed))).isFalse();
    }

    @ParameterizedTest
    @DisplayName("the port, the quote and the space of the signed address may be written another way")
    @CsvSource({
        "https://h.example/wa, https://h.example:443/wa",
        "https://h.example:443/wa, https://h.example/wa",
        "http://h.example/wa, http://h.example:80/wa",
        "https://h.example:8443/wa, https://h.example/wa",
        "https://h.example/wa?n=O'Neil, https://h.example/wa?n=O%27Neil",
        "https://h.example/wa?t=a+b, https://h.example/wa?t=a%20b",
        "https://h.example/wa?t&u=%2b, https://h.example:443/wa?t=&u=%2B",
        "https://h.example?x=1, https://h.example:443?x=1"
    })
    void otherForms(String called, String signed) {
        assertThat(receive(TestConfig.standard(), called, signed)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("another path, host, scheme or query was not signed")
    @CsvSource({
        "https://h.example/wa, https://h.example/wa/",
        "https://h.example/wa, https://h2.example/wa",
        "https://h.example/wa, http://h.example/wa",
        "https://h.example/wa, https://h.example:8443/wa",
        "https://h.example/wa?a=%2B, https://h.example/wa?a=+",
        "https://h.example/wa?a=1&b=2, https://h.example/wa?b=2&a=1",
        "https://h.example/wa?a=1, https://h.example/wa",
        "https://h.example/wa, https://h.example/wa#rc=3"
    })
    void otherAddresses(String called, String signed) {
        assertThat(receive(TestConfig.standard(), called, signed)).isFalse();
    }

    @ParameterizedTest
    @DisplayName(
            "behind a proxy, what was typed into the console counts: server, path, user or not, never the fragment")
    @CsvSource({
        "http://10.0.0.7:8080/wa/a1, https://h.example/wa/a1, https://h.example/wa/a1, true",
        "http://10.0.0.7:8080/a1, https://h.example/wa/a1#rc=3&rp=5xx, https://h.example/wa/a1, true",
        "http://10.0.0.7:8080/wa/a1?mid=i7~2, https://h.example, https://h.example:443/wa/a1?mid=i7~2, true",
        "http://10.0.0.7:8080/wa/a1, https://h.example/wa/a1?t=1, https://h.example/wa/a1?t=1, true",
        "http://10.0.0.7:8080/wa/a1, https://me:pw@h.example/wa/a1, https://h.example/wa/a1, true",
        "http://10.0.0.7:8080/wa/a1, https://me:pw@h.example/wa/a1, https://me:pw@h.example/wa/a1, true",
        "http://10.0.0.7:8080/wa/a1, https://h.example/wa/a1, http://10.0.0.7:8080/wa/a1, false",
        "http://10.0.0.7:8080/wa/a1, https://h.example/wa/a1, https://h.example/wa/a2, false"
    })
    void behindProxy(String called, String typed, String signed, boolean authentic) {
        var config = TestConfig.standard().with("publicWebhookUrl", typed);
        assertThat(receive(config, called, signed)).isEqualTo(authentic);
    }

    @Test
    @DisplayName("reports may go to an address of their own")
    void ownStatusAddress() {
        var config = TestConfig.standard()
                .with("publicWebhookUrl", "https://h.example/in", "statusCallbackUrl", "https://s.example/st?x=1");
        assertThat(receive(config, "http://10.0.0.7/st?x=1&mid=i7~2", "https://s.example/st?x=1&mid=i7~2"))
                .isTrue();
        assertThat(receive(config, "http://10.0.0.7/in", "https://h.example/in"))
                .isTrue();
    }

    @Test
    @DisplayName("during a rotation both auth tokens count, afterwards only the new one")
    void rotation() {
        var rotating = TestConfig.standard().with("authToken", "new-token", "previousAuthToken", "old-token");
        var rotated = rotating.without("previousAuthToken");
        assertThat(isAuthentic(signedWith("old-token", rotating))).isTrue();
        assertThat(isAuthentic(signedWith("new-token", rotating))).isTrue();
        assertThat(isAuthentic(signedWith("new-token", rotated))).isTrue();
        assertThat(isAuthentic(signedWith("old-token", rotated))).isFalse();
        assertThat(isAuthentic(signedWith("foreign-token", rotating))).isFalse();
    }

    @ParameterizedTest
    @DisplayName("a signature of another form is refused")
    @ValueSource(
            strings = {
                "",
                "=",
                "U3MKrvkQY6vcXi69X9sok/vRF6o",
                "U3MKrvkQY6vcXi69X9sok/vRF6p=",
                "U3MKrvkQY6vcXi69X9sok_vRF6o=",
                " U3MKrvkQY6vcXi69X9sok/vRF6o=",
                "sha1=U3MKrvkQY6vcXi69X9sok/vRF6o=",
                "53730aaef91063abdc5e2ebd5fdb2893fbd117aa"
            })
    void signatureForms(String signature) {
        byte[] body = Calls.form(params("Tag", "b", "Tag", "a", "Tag", "a", "TagX", "z"));
        var provider = Calls.provider(TestConfig.standard());
        assertThat(isAuthentic(provider.receive(Calls.post(CALLBACK, "U3MKrvkQY6vcXi69X9sok/vRF6o=", body))))
                .isTrue();
        assertThat(isAuthentic(provider.receive(Calls.post(CALLBACK, signature, body))))
                .isFalse();
    }

    @Test
    @DisplayName("no signature, or two of them, is refused; so is a body of another kind and another method")
    void otherRequests() {
        var provider = Calls.provider(TestConfig.standard());
        String right = PlainSignature.of(TestConfig.TOKEN, CALLBACK, HELLO);
        byte[] body = Calls.form(HELLO);
        for (Map<String, List<String>> headers : List.of(
                Map.<String, List<String>>of(),
                Map.of("X-Twilio-Signature", List.of(right, right)),
                Map.of("X-Twilio-Signature", List.of(right), "Content-Type", List.of("text/plain")),
                Map.of("X-Twilio-Signature", List.of(right), "Content-Type", List.of("application/json")))) {
            assertThat(isAuthentic(provider.receive(WebhookRequest.of("POST", URI.create(CALLBACK), headers, body))))
                    .isFalse();
        }
        assertThat(isAuthentic(provider.receive(WebhookRequest.of(
                        "PUT", URI.create(CALLBACK), Map.of("X-Twilio-Signature", List.of(right)), body))))
                .isFalse();
        assertThat(isAuthentic(provider.receive(WebhookRequest.of(
                        "POST", URI.create(CALLBACK), Map.of("x-twilio-signature", List.of(right)), body))))
                .isTrue();
    }

    @Test
    @DisplayName("JSON needs its digest in the address; signed rubbish is kept as malformed")
    void json() {
        var provider = Calls.provider(TestConfig.standard());
        String unsigned = PlainSignature.of(TestConfig.TOKEN, CALLBACK, Map.of());
        assertThat(isAuthentic(provider.receive(
                        Calls.request("POST", CALLBACK, unsigned, "application/json", "{}".getBytes(UTF_8)))))
                .isFalse();
        // The digest of "{".
        String url = CALLBACK + "?bodySHA256=021fb596db81e6d02bf3d2586ee3981fe519f275c0ac9ca76bbcf2ebb4097d96";
        String signature = PlainSignature.of(TestConfig.TOKEN, url, Map.of());
        var verdict = provider.receive(Calls.request("POST", url, signature, "application/json", "{".getBytes(UTF_8)));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        WebhookVerdict.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(WebhookVerdict.Refused.Cause.MALFORMED));
    }

    @Test
    @DisplayName("a form of thousands of parameters is refused before anything is made of it")
    void manyParameters() {
        String body = "a=1&".repeat(1_001);
        String signature = PlainSignature.of(TestConfig.TOKEN, CALLBACK, params("a", "1"));
        var provider = Calls.provider(TestConfig.standard());
        assertThat(isAuthentic(provider.receive(Calls.post(CALLBACK, signature, body.getBytes(UTF_8)))))
                .isFalse();
        assertThat(isAuthentic(provider.receive(
                        Calls.post(CALLBACK, signature, body.substring(4).getBytes(UTF_8)))))
                .isTrue();
    }

    private static WebhookVerdict signedWith(String token, GivenConfig config) {
        return Calls.provider(config)
                .receive(Calls.post(CALLBACK, PlainSignature.of(token, CALLBACK, HELLO), Calls.form(HELLO)));
    }

    private static boolean receive(GivenConfig config, String called, String signed) {
        String signature = PlainSignature.of(TestConfig.TOKEN, signed, HELLO);
        return isAuthentic(Calls.provider(config).receive(Calls.post(called, signature, Calls.form(HELLO))));
    }
}
