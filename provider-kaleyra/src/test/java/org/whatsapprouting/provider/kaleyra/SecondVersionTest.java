package org.whatsapprouting.provider.kaleyra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** Callbacks that carry WhatsApp's own objects (Kaleyra 1.5). */
class SecondVersionTest {
    private static final String FROM = "15551230000";

    @Test
    @DisplayName("a message is read as from Meta, for the number it was sent to")
    void text() {
        MessageReceived message =
                Received.message(TestConfig.SECOND.textMessage("wamid.1", FROM, "Ann", TestConfig.NOW, "a/b é 😀"));
        assertThat(message.content()).isEqualTo(new Content.Text("a/b é 😀"));
        assertThat(message.profileName()).isEqualTo("Ann");
        assertThat(message.number()).isEqualTo(TestConfig.NUMBER);
        assertThat(message.providerMessageId()).isEqualTo("wamid.1");
    }

    @Test
    @DisplayName("Kaleyra's copy of a file is preferred, and its id of the answered message")
    void extra() {
        Map<String, Object> image = Map.of("id", "123", "mime_type", "image/jpeg", "caption", "look");
        MessageReceived copied = Received.message(TestConfig.SECOND.message(
                "wamid.1",
                FROM,
                "Ann",
                TestConfig.NOW,
                "image",
                image,
                Map.of("media_url", "https://m.example/a", "reply_to", "0b7f:0")));
        assertThat(copied.content())
                .isEqualTo(new Content.Media(
                        Content.Media.Type.IMAGE,
                        new MediaRef(null, "https://m.example/a", "image/jpeg", null),
                        "look",
                        null));
        assertThat(copied.quotedMessageId()).isEqualTo("0b7f:0");
        MessageReceived plain = Received.message(TestConfig.SECOND.message(
                "wamid.1", FROM, "Ann", TestConfig.NOW, "image", image, Map.of("media_url", "", "reply_to", "")));
        assertThat(((Content.Media) plain.content()).ref().id()).isEqualTo("123");
        assertThat(plain.quotedMessageId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SENT, SENT", "delivered, DELIVERED", "READ, READ", "FAILED, FAILED", "NOT-SENT, FAILED", "0, FAILED"})
    @DisplayName("statuses come in any case, with our reference and Kaleyra's id")
    void statuses(String named, DeliveryStatus status) {
        var reported = (StatusReported) Received.one(status(named, "0b7f:0"));
        assertThat(reported.status()).isEqualTo(status);
        assertThat(reported.providerMessageId()).isEqualTo("0b7f:0");
        assertThat(reported.reference()).isEqualTo("i7~2");
        assertThat(reported.number()).isEqualTo(TestConfig.NUMBER);
    }

    @Test
    @DisplayName("where WhatsApp's id stands in the status, Kaleyra's beside it is taken")
    void bothIds() {
        String body = "{\"meta_object\":{\"value\":{\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"READ\"}]},"
                + "\"field\":\"messages\"},\"message_id\":\"0b7f:0\",\"status\":\"READ\"}";
        var reported = (StatusReported) Received.one(TestConfig.SECOND.authentic(body.getBytes(UTF_8)));
        assertThat(reported.providerMessageId()).isEqualTo("0b7f:0");
    }

    @Test
    @DisplayName("a failure has WhatsApp's class")
    void failure() {
        var reported = (StatusReported) Received.one(
                TestConfig.SECOND.statusReport("0b7f:0", DeliveryStatus.FAILED, FROM, TestConfig.NOW, "i7~2"));
        assertThat(reported.failure()).isNotNull();
        assertThat(reported.failure().reason()).isEqualTo(RejectReason.SERVICE_WINDOW_CLOSED);
    }

    @Test
    @DisplayName("what is not known is kept with all that stands around it; trailing commas are no JSON")
    void unknown() {
        for (String body : List.of(
                "{\"meta_object\":{},\"extra_info\":{\"note\":\"canary\"}}",
                "{\"meta_object\":{\"value\":[],\"field\":\"messages\"},\"extra_info\":{\"note\":\"canary\"}}",
                "{\"meta_object\":{\"value\":{},\"field\":\"messages\"},\"extra_info\":\"canary\"}",
                "{\"meta_object\":{\"value\":{\"statuses\":[{\"id\":\"1\",\"status\":\"EATEN\"}]},\"field\":\"messages\"},"
                        + "\"note\":\"canary\"}")) {
            assertThat(Received.one(TestConfig.SECOND.authentic(body.getBytes(UTF_8))))
                    .as(body)
                    .isInstanceOfSatisfying(
                            InboundEvent.Unrecognised.class,
                            kept -> assertThat(kept.raw()).contains("canary"));
        }
        String news =
                "{\"meta_object\":{\"value\":{\"event\":\"X\"},\"field\":\"account_update\"},\"note\":\"canary\"}";
        assertThat(Received.one(TestConfig.SECOND.authentic(news.getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        InboundEvent.AccountNotice.class,
                        kept -> assertThat(kept.raw()).contains("canary"));
        assertThat(Received.verdict(
                        TestConfig.second(), TestConfig.SECOND.authentic("{\"meta_object\":{},}".getBytes(UTF_8))))
                .extracting("cause")
                .hasToString("MALFORMED");
    }

    @Test
    @DisplayName("however much of a body cannot be read, its text is kept in memory once")
    void keptOnce() {
        String body = "{\"meta_object\":{\"value\":{\"statuses\":[1,2,{\"id\":\"1\",\"status\":\"EATEN\"}]},"
                + "\"field\":\"messages\"}}";
        var verdict = (WebhookVerdict.Events)
                Received.verdict(TestConfig.second(), TestConfig.SECOND.authentic(body.getBytes(UTF_8)));
        String first = ((InboundEvent.Unrecognised) verdict.events().get(0)).raw();
        assertThat(verdict.events())
                .hasSize(3)
                .allSatisfy(event ->
                        assertThat(((InboundEvent.Unrecognised) event).raw()).isSameAs(first));
    }

    @Test
    @DisplayName("with any value replaced by any other, nothing throws and nothing is lost")
    void replaced() {
        String[] values = {"null", "true", "0", "1E400", "\"\"", "\"\\u0000\"", "\"\\ud83d\"", "[]", "{}", "[null]"};
        var random = new Random(45);
        for (WebhookCall call : List.of(
                TestConfig.SECOND.textMessage("wamid.1", FROM, "Ann", TestConfig.NOW, "Hi"),
                status("READ", "0b7f:0"))) {
            String body = new String(call.body(), UTF_8);
            var found = Pattern.compile("(?<=:)(?<!\"field\":)\"(?:[^\"\\\\]|\\\\.)*\"")
                    .matcher(body)
                    .results()
                    .toList();
            for (int i = 0; i < 600; i++) {
                var chosen = found.get(random.nextInt(found.size()));
                String other = body.substring(0, chosen.start())
                        + values[random.nextInt(values.length)]
                        + body.substring(chosen.end());
                InboundEvent event = Received.one(call.withBody(other.getBytes(UTF_8)));
                assertThat(event.eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
                if (event instanceof InboundEvent.Unrecognised kept) {
                    assertThat(kept.why()).doesNotContain("could not be read");
                }
            }
        }
    }

    private static WebhookCall status(String named, String id) {
        return TestConfig.SECOND.second(
                Map.of("statuses", List.of(Map.of("id", id, "status", named, "timestamp", "1700000000"))),
                Map.of("ref", "i7~2", "message_id", "wamid.X"));
    }
}
