package org.whatsapprouting.provider.kaleyra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** How callbacks prove where they are from (Kaleyra 1.6). */
class CallbackAuthTest {
    private static final String LONG = "AbCdEfGhIjKlMnOpQrStUv";
    private static final String QUERY = "?type=text&from=15551230000&body=Hi";

    @Test
    @DisplayName("BASIC: user and password fit, and nothing else does")
    void basic() {
        GivenConfig config = TestConfig.first();
        taken(config, "Authorization", basic("kaleyra", TestConfig.PASSWORD));
        refused(config, "Authorization", basic("kaleyra", TestConfig.PASSWORD + "x"));
        refused(config, "Authorization", basic("other", TestConfig.PASSWORD));
        refused(config, "Authorization", "basic " + TestConfig.PASSWORD);
        refused(config, "Authorization", "");
        refused(config, "X-Other", basic("kaleyra", TestConfig.PASSWORD));
    }

    @Test
    @DisplayName("HEADER: the header fits in any case of its name, once, and its value exactly")
    void header() {
        GivenConfig config = TestConfig.first()
                .with("callbackAuth", "HEADER", "callbackAuthName", "X-Callback-Key", "callbackSecret", "hush");
        taken(config, "x-callback-key", "hush");
        refused(config, "x-callback-key", "Hush");
        refused(config, "x-callback-key", "");
        refused(config, "Authorization", "hush");
        var twice = new WebhookCall(
                "GET",
                URI.create("https://h.example/" + QUERY),
                Map.of("X-Callback-Key", List.of("hush", "hush")),
                new byte[0]);
        assertThat(Received.verdict(config, twice)).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("BEARER: the token fits")
    void bearer() {
        GivenConfig config = TestConfig.first().with("callbackAuth", "BEARER", "callbackSecret", "token");
        taken(config, "Authorization", "Bearer token");
        refused(config, "Authorization", "Bearer tokens");
        refused(config, "Authorization", "token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/x/" + LONG, "/" + LONG + "/status", "/webhooks/x?secret=" + LONG})
    @DisplayName("URL_SECRET: it stands as a part of the path or as parameter")
    void inAddress(String address) {
        GivenConfig config = TestConfig.first().with("callbackAuth", "URL_SECRET", "callbackSecret", LONG);
        assertThat(Received.verdict(config, call(address))).isInstanceOf(WebhookVerdict.Events.class);
        assertThat(Received.verdict(config, call(address.replace(LONG, LONG + "X"))))
                .isInstanceOf(Refused.class);
        assertThat(Received.verdict(config, call("/webhooks/x"))).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("URL_SECRET: one of less than 128 bits opens nothing")
    void tooShort() {
        GivenConfig config = TestConfig.first().with("callbackAuth", "URL_SECRET", "callbackSecret", "short");
        assertThat(Received.verdict(config, call("/webhooks/short"))).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("during a rotation the previous secret fits too")
    void rotation() {
        GivenConfig config = TestConfig.first()
                .with("callbackSecret", "new-password", "previousCallbackSecret", TestConfig.PASSWORD);
        taken(config, "Authorization", basic("kaleyra", TestConfig.PASSWORD));
        taken(config, "Authorization", basic("kaleyra", "new-password"));
        refused(config, "Authorization", basic("kaleyra", "older"));
    }

    @Test
    @DisplayName("NONE: whoever wants that gets it")
    void none() {
        GivenConfig config = TestConfig.first().with("callbackAuth", "NONE", "allowUnprotectedCallbacks", "true");
        taken(config, "X-Nothing", "x");
    }

    @Test
    @DisplayName("nothing of a call is looked at before its secret, so rubbish without one is refused as foreign")
    void rubbish() {
        WebhookCall rubbish = TestConfig.SECOND.authentic("{".getBytes(UTF_8));
        assertThat(cause(rubbish)).isEqualTo(Refused.Cause.MALFORMED);
        assertThat(cause(rubbish.withoutHeaders())).isEqualTo(Refused.Cause.NOT_AUTHENTIC);
    }

    private static Refused.Cause cause(WebhookCall call) {
        return ((Refused) Received.verdict(TestConfig.second(), call)).cause();
    }

    private static void taken(GivenConfig config, String name, String value) {
        assertThat(Received.verdict(config, call(name, value))).isInstanceOf(WebhookVerdict.Events.class);
    }

    private static void refused(GivenConfig config, String name, String value) {
        assertThat(Received.verdict(config, call(name, value)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.NOT_AUTHENTIC));
    }

    private static WebhookCall call(String name, String value) {
        return new WebhookCall(
                "GET", URI.create("https://h.example/" + QUERY), Map.of(name, List.of(value)), new byte[0]);
    }

    private static WebhookCall call(String address) {
        return new WebhookCall("GET", URI.create("https://h.example" + address), Map.of(), new byte[0]);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
