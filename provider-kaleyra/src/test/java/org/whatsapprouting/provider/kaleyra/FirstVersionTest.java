package org.whatsapprouting.provider.kaleyra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Callbacks whose names the customer gives (Kaleyra 1.3). */
class FirstVersionTest {
    private static final String FROM = "15551230000";

    @Test
    @DisplayName("a captured text is read; query, form and JSON say the same")
    void text() {
        String[] fields = {
            "created_at", "1700000000", "type", "text", "from", FROM, "name", "Ana Lee", "body", "Good day é"
        };
        MessageReceived message = Received.message(TestConfig.FIRST.first(fields));
        assertThat(message.from()).isEqualTo(CustomerIdentity.ofPhone(FROM));
        assertThat(message.profileName()).isEqualTo("Ana Lee");
        assertThat(message.content()).isEqualTo(new Content.Text("Good day é"));
        assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(message.number()).isEqualTo(TestConfig.NUMBER);
        assertThat(Received.message(TestConfig.FIRST.form(fields))).isEqualTo(message);
        String json = "{\"created_at\":1700000000,\"type\":\"text\",\"from\":\"" + FROM
                + "\",\"name\":\"Ana Lee\",\"body\":\"Good day é\"}";
        assertThat(Received.message(TestConfig.FIRST.authentic(json.getBytes(UTF_8))))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"image, IMAGE", "VIDEO, VIDEO", "audio, AUDIO", "voice, VOICE", "document, DOCUMENT", "sticker, STICKER"
    })
    @DisplayName("a file is an address with what stands beside it")
    void media(String type, Content.Media.Type expected) {
        assertThat(content("type", type, "media_url", "https://m.example/a?x=1", "mime_type", "a/b", "body", "look"))
                .isEqualTo(new Content.Media(
                        expected, new MediaRef(null, "https://m.example/a?x=1", "a/b", null), "look", null));
    }

    @Test
    @DisplayName("places and cards come as text or as JSON")
    void structures() {
        assertThat(content("type", "location", "location", "52.5,-13.25"))
                .isEqualTo(new Content.Location(52.5, -13.25, null, null));
        assertThat(content("type", "location", "location", "{\"latitude\":\"1\",\"longitude\":2,\"name\":\"Home\"}"))
                .isEqualTo(new Content.Location(1, 2, "Home", null));
        assertThat(content("type", "contacts", "contacts", "[{\"name\":{\"formatted_name\":\"Ann\"},\"phones\":[]}]"))
                .isEqualTo(new Content.Contacts(
                        List.of(new Content.Contacts.Card("Ann", List.of(), List.of(), null, null))));
    }

    @Test
    @DisplayName("placeholders that Kaleyra did not fill count as absent, text of customers does not")
    void placeholders() {
        MessageReceived message = Received.message(TestConfig.FIRST.first(
                "from", "<from>", "mobile", FROM, "name", "{name}", "type", "text", "body", "<b>", "reply_to", ""));
        assertThat(message.from()).isEqualTo(CustomerIdentity.ofPhone(FROM));
        assertThat(message.profileName()).isNull();
        assertThat(message.quotedMessageId()).isNull();
        assertThat(message.content()).isEqualTo(new Content.Text("<b>"));
    }

    @Test
    @DisplayName("names of the customer's own are found by the account's map")
    void ownNames() {
        GivenConfig config = TestConfig.first().with("callbackFields", "from=sender, body=words,id=key");
        var message = (MessageReceived) Received.events(
                        config, TestConfig.FIRST.first("sender", FROM, "words", "Hi", "type", "text", "key", "k1"))
                .get(0);
        assertThat(message.content()).isEqualTo(new Content.Text("Hi"));
        assertThat(message.providerMessageId()).isEqualTo("k1");
    }

    @Test
    @DisplayName("without an id equal messages of one second are one, and any difference makes two")
    void keys() {
        String one = key("created_at", "1700000000", "body", "Hi");
        assertThat(key("created_at", "1700000000", "body", "Hi")).isEqualTo(one);
        assertThat(key("created_at", "1700000001", "body", "Hi")).isNotEqualTo(one);
        assertThat(key("created_at", "1700000000", "body", "Hi!")).isNotEqualTo(one);
        assertThat(key("created_at", "1700000000", "message_id", "m1")).isEqualTo("message|15550001111|m1");
    }

    @ParameterizedTest
    @CsvSource({
        "sent, SENT",
        "DELIVERED, DELIVERED",
        "read, READ",
        "Failed, FAILED",
        "not-sent, FAILED",
        "NOT_SENT, FAILED",
        "0, FAILED"
    })
    @DisplayName("statuses come in any case, with the id of the send and our reference")
    void statuses(String named, DeliveryStatus status) {
        InboundEvent.StatusReported reported = Received.status(TestConfig.FIRST.first(
                "id", "0b7f2f4e:0", "status", named, "ref", "i7~2", "timestamp", "1700000000", "mobile", FROM));
        assertThat(reported.providerMessageId()).isEqualTo("0b7f2f4e:0");
        assertThat(reported.status()).isEqualTo(status);
        assertThat(reported.reference()).isEqualTo("i7~2");
        assertThat(reported.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(reported.failure() != null).isEqualTo(status == DeliveryStatus.FAILED);
    }

    @Test
    @DisplayName("a failure has WhatsApp's class where Kaleyra passes its code on")
    void failure() {
        InboundEvent.StatusReported reported = Received.status(TestConfig.FIRST.first(
                "id", "a:0", "status", "failed", "error_code", "131047", "error", "to +15551230000"));
        assertThat(reported.failure())
                .isEqualTo(new InboundEvent.Failure(RejectReason.SERVICE_WINDOW_CLOSED, "131047", "to +***0000"));
        assertThat(Received.status(TestConfig.FIRST.first("id", "a:0", "status", "not-sent"))
                        .failure())
                .isEqualTo(new InboundEvent.Failure(RejectReason.OTHER, "not-sent", ""));
    }

    @Test
    @DisplayName("an id that is still encoded is decoded once")
    void encodedId() {
        assertThat(Received.status(TestConfig.FIRST.first("id", "0b7f2f4e-6c1d:0", "status", "read"))
                        .providerMessageId())
                .isEqualTo("0b7f2f4e-6c1d:0");
    }

    @Test
    @DisplayName("unknown types, statuses and calls are kept raw")
    void unknown() {
        assertThat(content("type", "hologram", "body", "canary"))
                .isInstanceOfSatisfying(
                        Content.Unknown.class, kept -> assertThat(kept.raw()).contains("canary"));
        assertThat(content("type", "image", "body", "canary")).isInstanceOf(Content.Unknown.class);
        assertThat(content("type", "image", "media_url", "http://m.example/canary"))
                .isInstanceOf(Content.Unknown.class);
        assertThat(content("type", "location", "location", "canary")).isInstanceOf(Content.Unknown.class);
        for (WebhookCall call : List.of(
                TestConfig.FIRST.first("id", "a", "status", "canary"),
                TestConfig.FIRST.first("status", "read", "note", "canary"),
                TestConfig.FIRST.first("note", "canary"),
                TestConfig.FIRST.first("from", "canary", "body", "x"),
                TestConfig.FIRST.authentic("[\"canary\"]".getBytes(UTF_8)),
                TestConfig.FIRST.authentic("{\"note\":{\"deep\":\"canary\"}}".getBytes(UTF_8)))) {
            assertThat(Received.one(call)).isInstanceOfSatisfying(InboundEvent.Unrecognised.class, kept -> {
                assertThat(kept.raw()).contains("canary");
                assertThat(kept.why()).doesNotContain("canary");
            });
        }
    }

    @Test
    @DisplayName("empty text is a text, times that are none are the present, milliseconds are known")
    void odd() {
        assertThat(content("type", "text", "body", "")).isEqualTo(new Content.Text(""));
        assertThat(Received.message(TestConfig.FIRST.first("from", FROM, "type", "text", "created_at", "soon"))
                        .at())
                .isEqualTo(TestConfig.NOW);
        assertThat(Received.message(TestConfig.FIRST.first("from", FROM, "type", "text", "created_at", "1700000000123"))
                        .at())
                .isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    }

    @Test
    @DisplayName("news of a template are news of the account")
    void templates() {
        assertThat(Received.one(TestConfig.FIRST.first(
                        "id", "1", "event", "APPROVED", "message_template_id", "7", "reason", "NONE")))
                .isInstanceOf(InboundEvent.AccountNotice.class);
    }

    @Test
    @DisplayName("whatever a form holds, it is read or kept")
    void fuzz() {
        var random = new Random(44);
        byte[] good = "type=text&from=15551230000&body=Hi%20%C3%A9&created_at=1700000000&status=".getBytes(UTF_8);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = good.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            WebhookCall form = TestConfig.FIRST.form("a", "b").withBody(body);
            List<InboundEvent> events = Received.events(TestConfig.first(), form);
            assertThat(events).hasSize(1);
            assertThat(events.get(0).eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
            if (events.get(0) instanceof InboundEvent.Unrecognised kept) {
                assertThat(kept.why()).isNotEqualTo("a call that could not be read");
            }
        }
    }

    private static Content content(String... namesAndValues) {
        String[] all = new String[namesAndValues.length + 2];
        all[0] = "from";
        all[1] = FROM;
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return Received.message(TestConfig.FIRST.first(all)).content();
    }

    private static String key(String... namesAndValues) {
        String[] all = {"from", FROM, "type", "text", "", "", "", ""};
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        return Received.message(TestConfig.FIRST.first(all)).eventKey();
    }
}
