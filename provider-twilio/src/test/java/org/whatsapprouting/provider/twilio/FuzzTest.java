package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** Authentic webhooks with anything in them, and reports as they really come. A failing seed becomes a test of its own. */
class FuzzTest {
    private static final String[] NAMES = {
        "MessageSid",
        "AccountSid",
        "From",
        "To",
        "WaId",
        "Body",
        "NumMedia",
        "MediaUrl0",
        "MediaContentType0",
        "MediaUrl1",
        "MessageType",
        "MessageStatus",
        "SmsStatus",
        "ErrorCode",
        "ChannelStatusMessage",
        "Latitude",
        "Longitude",
        "Label",
        "Address",
        "ButtonText",
        "ButtonPayload",
        "ListId",
        "ListTitle",
        "FlowData",
        "InteractiveData",
        "ProfileName",
        "ExternalUserId",
        "ParentExternalUserId",
        "ProfileUsername",
        "OriginalRepliedMessageSid",
        "ReferralBody",
        "Shape"
    };
    private static final String[] VALUES = {
        "",
        " ",
        "x",
        "0",
        "-1",
        "NaN",
        "1e400",
        "whatsapp:+15550001111",
        "whatsapp:",
        ":",
        "US.1",
        "US.ENT.1",
        "\0",
        "\ud83d\ude00",
        "https://api.twilio.com/x",
        "image/webp",
        "read",
        "failed",
        "received",
        "interactive",
        "hologram",
        "{\"a\":",
        "99999999999999999999999999999999999999",
        "a\nb",
        "x".repeat(3_000)
    };

    private final TwilioWebhooks hooks =
            new TwilioWebhooks(TestConfig.TOKEN, TestConfig.ACCOUNT, TestConfig.NUMBER, URI.create(Calls.CALLBACK));
    private final MessagingProvider provider = Calls.provider(TestConfig.standard());

    @Test
    @DisplayName("whatever the parameters, nothing throws and nothing is lost")
    void anyParameters() {
        var random = new Random(51);
        for (int i = 0; i < 8_000; i++) {
            Map<String, String> more = new LinkedHashMap<>();
            for (int left = random.nextInt(8); left > 0; left--) {
                more.put(pick(random, NAMES), pick(random, VALUES));
            }
            List<InboundEvent> events = events(hooks.message("SM1", "15550001111", "Ann", more));
            assertThat(events).as(more.toString()).isNotEmpty().doesNotContainNull();
            assertThat(events).allSatisfy(event -> {
                assertThat(event.eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
                if (event instanceof Unrecognised kept) {
                    assertThat(kept.why()).isNotEqualTo("a form that could not be read");
                }
            });
            assertThat(events).extracting(InboundEvent::eventKey).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("with any bytes changed, a form is read or malformed, nothing else")
    void anyBytes() {
        var random = new Random(52);
        byte[] good = hooks.textMessage("SM1", "15550001111", "Ann", TestConfig.NOW, "Olá")
                .body();
        int malformed = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] body = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            WebhookVerdict verdict = provider.receive(hooks.authentic(body).request());
            assertThat(Calls.isAuthentic(verdict)).as(new String(body, UTF_8)).isTrue();
            malformed += verdict instanceof WebhookVerdict.Refused ? 1 : 0;
        }
        assertThat(malformed).isBetween(1, 2_999);
    }

    @Test
    @DisplayName(
            "reports doubled and in any order, at addresses with ports and queries, come as five different reports")
    void storm() {
        for (String address : List.of(
                Calls.CALLBACK,
                "https://h.example:443/wa",
                "https://h.example/wa?tenant=a%20b",
                "http://h.example:80/?x='")) {
            String known = address.replace(":443", "").replace(":80", "");
            var keys = new ArrayList<String>();
            for (WebhookCall call :
                    hooks.at(URI.create(address)).statusStorm("SM1", "15550001111", "i7~2", new Random(53))) {
                URI called = URI.create(call.url().toString().replace(address, known));
                keys.add(events(new WebhookCall("POST", called, call.headers(), call.body()))
                        .get(0)
                        .eventKey());
            }
            assertThat(keys).hasSize(10);
            assertThat(keys.stream().distinct()).hasSize(5);
        }
    }

    @Test
    @DisplayName("a GET says what the form would")
    void get() {
        WebhookCall form = hooks.textMessage("SM1", "15550001111", "Ann", TestConfig.NOW, "Olá & so");
        assertThat(events(hooks.asGet(form))).isEqualTo(events(form));
    }

    @Test
    @DisplayName("JSON that is signed becomes a notice with all it says")
    void json() {
        assertThat(events(hooks.json("{\"specversion\":\"1.0\",\"data\":{\"a\":1}}".getBytes(UTF_8))))
                .hasSize(1)
                .allSatisfy(event -> assertThat(((InboundEvent.AccountNotice) event).raw())
                        .isEqualTo("{\"specversion\":\"1.0\",\"data\":{\"a\":1}}"));
    }

    private List<InboundEvent> events(WebhookCall call) {
        WebhookVerdict verdict = provider.receive(call.request());
        assertThat(verdict).isInstanceOf(WebhookVerdict.Events.class);
        return ((WebhookVerdict.Events) verdict).events();
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
