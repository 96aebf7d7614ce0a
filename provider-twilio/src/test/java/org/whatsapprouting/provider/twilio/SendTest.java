package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice.Option;
import org.whatsapprouting.api.message.Content.Choice.Style;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.TwilioAnswers;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Twilio 1.2 and 1.3: what goes over the wire. What the contract shows for every provider is not repeated here. */
class SendTest {
    private static final CustomerIdentity ANN = CustomerIdentity.ofPhone("15550001111");
    private static final Content HI = new Content.Text("Hi");

    private final FakeProviderServer<TwilioEndpoint> twilio = FakeProviderServer.start(
            new TwilioEndpoint(TestConfig.ACCOUNT, TestConfig.TOKEN, TestConfig.NUMBER, TestConfig.SERVICE));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    @DisplayName("a text names both sides by channel and number, and nothing that is not set")
    void text() {
        assertThat(send(config(), ANN, HI))
                .isEqualTo(new Accepted(twilio.sent().get(0).id()));
        assertThat(wire())
                .isEqualTo(Map.of("To", "whatsapp:+15550001111", "From", "whatsapp:+15550002222", "Body", "Hi"));
    }

    @Test
    @DisplayName("a Messaging Service sends by itself, or together with a number")
    void service() {
        var both = config().with("messagingServiceSid", TestConfig.SERVICE);
        send(both.without("from"), ANN, HI);
        assertThat(wire()).doesNotContainKey("From").containsEntry("MessagingServiceSid", TestConfig.SERVICE);
        send(both, ANN, HI);
        assertThat(wire()).containsKeys("From", "MessagingServiceSid");
    }

    @ParameterizedTest
    @DisplayName("reports are asked for at an address that holds our reference")
    @CsvSource({
        "https://h.example/st, https://h.example/st?mid=i7~2",
        "https://h.example/st?tenant=a%20b, https://h.example/st?tenant=a%20b&mid=i7~2",
        "https://h.example/st#rc=3&rp=5xx, https://h.example/st?mid=i7~2#rc=3&rp=5xx"
    })
    void statusCallback(String address, String sent) {
        send(config().with("statusCallbackUrl", address), ANN, HI);
        assertThat(wire()).containsEntry("StatusCallback", sent);
        assertThat(twilio.sent().get(0).reference()).isEqualTo("i7~2");
    }

    @Test
    @DisplayName("a customer without a number is reached by his user id, without a plus")
    void userId() {
        send(config(), new CustomerIdentity(null, "US.13491208655302741918", null, null), HI);
        assertThat(wire()).containsEntry("To", "whatsapp:US.13491208655302741918");
        send(config(), new CustomerIdentity(null, null, "US.ENT.1", null), HI);
        assertThat(wire()).containsEntry("To", "whatsapp:US.ENT.1");
    }

    @Test
    @DisplayName("a file is an address with the caption beside it; an id is of no use to Twilio")
    void media() {
        var link = new MediaRef(null, "https://files.example/a b.jpg".replace(" ", "%20"), "image/jpeg", null);
        send(config(), ANN, new Content.Media(Content.Media.Type.IMAGE, link, "See", null));
        assertThat(wire())
                .containsEntry("MediaUrl", "https://files.example/a%20b.jpg")
                .containsEntry("Body", "See");
        var id = new MediaRef("123", null, "image/jpeg", null);
        assertThat(send(config(), ANN, new Content.Media(Content.Media.Type.IMAGE, id, null, null)))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(RejectReason.MEDIA));
        assertThat(twilio.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("a place is a pin beside a text, never with an exponent")
    void location() {
        send(config(), ANN, new Content.Location(-23.5505, 1.0E-5, "Sé", "Praça da Sé"));
        assertThat(wire())
                .containsEntry("PersistentAction", "geo:-23.5505,0.000010|Sé")
                .containsEntry("Body", "Sé\nPraça da Sé");
        send(config(), ANN, new Content.Location(1, 2, null, null));
        assertThat(wire()).containsEntry("PersistentAction", "geo:1.0,2.0").containsEntry("Body", "1.0,2.0");
        assertThat(send(config(), ANN, new Content.Location(Double.NaN, 2, null, null)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    @DisplayName("a template by name is looked up once, in its language, and has a value for each variable")
    void templateByName() {
        try (MessagingProvider provider = Calls.provider(config())) {
            var template = Content.Template.of(new TemplateRef("order_update", "en_US"), "42");
            assertThat(provider.send(message(ANN, template))).isInstanceOf(Accepted.class);
            assertThat(wire())
                    .containsEntry("ContentSid", "HX" + "0".repeat(31) + "4")
                    .containsEntry("ContentVariables", "{\"1\":\"42\"}");
            int before = twilio.requests();
            assertThat(provider.send(message(ANN, template))).isInstanceOf(Accepted.class);
            assertThat(twilio.requests()).isEqualTo(before + 1);
            var named = Content.Template.of(new TemplateRef("greeting", "en"), "Ann", "Acme");
            provider.send(message(ANN, named));
            assertThat(wire()).containsEntry("ContentVariables", "{\"name\":\"Ann\",\"company\":\"Acme\"}");
            before = twilio.requests();
            for (Content wrong : List.of(
                    Content.Template.of(new TemplateRef("order_update", "fr"), "42"),
                    Content.Template.of(new TemplateRef("order_update", "en_US")),
                    Content.Template.of(new TemplateRef("order_update", "en_US"), "42", "43"),
                    Content.Template.of(new TemplateRef("order_update", "en_US"), " "))) {
                assertThat(provider.send(message(ANN, wrong)))
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                refused -> assertThat(refused.reason()).isEqualTo(RejectReason.TEMPLATE));
            }
            assertThat(twilio.requests()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("a template by its Content SID needs no look-up; values go in the order body, header, buttons")
    void templateBySid() {
        var header = new Content.Media(
                Content.Media.Type.IMAGE, new MediaRef(null, "https://f.example/a.jpg", null, null), null, null);
        var template = new TemplateRef("HX" + "0".repeat(31) + "4", "en_US");
        send(config(), ANN, new Content.Template(template, List.of("Ana", "42"), header, List.of("", "x/y")));
        assertThat(wire())
                .containsEntry(
                        "ContentVariables",
                        "{\"1\":\"Ana\",\"2\":\"42\",\"3\":\"https://f.example/a.jpg\",\"4\":\"x/y\"}");
        assertThat(twilio.requests()).isEqualTo(1);
        send(config(), ANN, Content.Template.of(template));
        assertThat(wire()).doesNotContainKey("ContentVariables");
    }

    @Test
    @DisplayName("while templates cannot be listed, a message that needs one waits; nothing is sent")
    void listingFails() {
        var template = Content.Template.of(new TemplateRef("order_update", "en_US"), "42");
        for (FakeAnswer answer : List.of(FakeAnswer.page(500), FakeAnswer.garbage(), FakeAnswer.cut())) {
            twilio.next(answer);
            assertThat(send(config(), ANN, template)).isInstanceOf(Deferred.class);
        }
        twilio.next(twilio.endpoint().throttled(Duration.ofSeconds(9)));
        assertThat(send(config(), ANN, template))
                .isInstanceOfSatisfying(
                        Deferred.class, wait -> assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(9)));
        twilio.next(twilio.endpoint().unauthorised());
        assertThat(send(config(), ANN, template)).isInstanceOf(Rejected.class);
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    @DisplayName("a question becomes content once for the same choices, and again if somebody removed it")
    void questions() {
        try (MessagingProvider provider = Calls.provider(config().with("createContent", "true"))) {
            assertThat(provider.send(message(ANN, question("Which?", Style.BUTTONS))))
                    .isInstanceOf(Accepted.class);
            assertThat(provider.send(message(ANN, question("And now?", Style.BUTTONS))))
                    .isInstanceOf(Accepted.class);
            assertThat(twilio.endpoint().contentsMade()).isEqualTo(1);
            assertThat(wire()).containsEntry("ContentVariables", "{\"1\":\"And now?\"}");
            provider.send(message(ANN, question("Which?", Style.LIST)));
            assertThat(twilio.endpoint().contentsMade()).isEqualTo(2);
            twilio.next(TwilioAnswers.error(400, 21_655, "The ContentSid is Invalid"));
            assertThat(provider.send(message(ANN, question("Which?", Style.LIST))))
                    .isInstanceOf(Rejected.class);
            assertThat(provider.send(message(ANN, question("Which?", Style.LIST))))
                    .isInstanceOf(Accepted.class);
            assertThat(twilio.endpoint().contentsMade()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("a question whose content could not be made surely was not sent")
    void contentFails() {
        var config = config().with("createContent", "true");
        for (FakeAnswer answer : List.of(FakeAnswer.page(502), FakeAnswer.garbage(), FakeAnswer.drop())) {
            twilio.next(answer);
            assertThat(send(config, ANN, question("Which?", Style.BUTTONS))).isInstanceOf(Deferred.class);
        }
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    @DisplayName("an API key logs in in place of the account; the account stays in the address")
    void apiKey() {
        String key = "SK" + "a".repeat(32);
        twilio.endpoint().changeLogin(key, "key-secret");
        assertThat(send(config(), ANN, HI)).isInstanceOf(Rejected.class);
        var withKey = config().with("apiKeySid", key, "apiKeySecret", "key-secret");
        assertThat(send(withKey, ANN, HI)).isInstanceOf(Accepted.class);
        assertThat(send(withKey.without("apiKeySecret"), ANN, HI))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(RejectReason.NOT_AUTHORISED));
    }

    @Test
    @DisplayName("a secret that cannot be read now is no reason to give the message up")
    void secretStoreDown() {
        try (MessagingProvider provider = Calls.provider(config().unresolvable("authToken"))) {
            assertThat(provider.send(message(ANN, HI))).isInstanceOf(Deferred.class);
        }
        assertThat(send(config().with("authToken", "with\nbreak"), ANN, HI)).isInstanceOf(Rejected.class);
        assertThat(twilio.requests()).isZero();
    }

    @Test
    @DisplayName("halves of characters are refused here")
    void halves() {
        assertThat(send(config(), ANN, new Content.Text("a\ud83d"))).isInstanceOf(Rejected.class);
        assertThat(send(config(), ANN, new Content.Text("x".repeat(1_601)))).isInstanceOf(Rejected.class);
        assertThat(send(config(), ANN, new Content.Text("x".repeat(1_600)))).isInstanceOf(Accepted.class);
    }

    private static Content question(String body, Style style) {
        return new Content.Choice(
                body,
                List.of(new Option("s", "Sales", null), new Option("h", "Help", null)),
                style,
                style == Style.LIST ? "Choose" : null);
    }

    private SendOutcome send(GivenConfig config, CustomerIdentity to, Content content) {
        try (MessagingProvider provider = Calls.provider(config)) {
            return provider.send(message(to, content));
        }
    }

    private static OutboundMessage message(CustomerIdentity to, Content content) {
        return new OutboundMessage("i7~2", new AccountId("support"), to, content, null, 1);
    }

    /** The form of the last message. */
    private Map<String, String> wire() {
        List<SentMessage> sent = twilio.sent();
        var form = new LinkedHashMap<String, String>();
        String last = "";
        for (String line : sent.get(sent.size() - 1).wire().split("\n")) {
            String[] sides = line.split("=", 2);
            if (line.startsWith("{")) {
                break;
            }
            if (sides.length == 1) {
                form.merge(last, "\n" + line, String::concat);
            } else {
                last = sides[0];
                form.put(last, sides[1]);
            }
        }
        return form;
    }

    private GivenConfig config() {
        String base = twilio.baseUrl().toString();
        return TestConfig.standard().with("baseUrl", base, "contentBaseUrl", base, "timeoutSeconds", "5");
    }
}
