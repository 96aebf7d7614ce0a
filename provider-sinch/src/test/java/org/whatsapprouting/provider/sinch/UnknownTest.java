package org.whatsapprouting.provider.sinch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** Whatever comes authentically is kept, known or not. */
class UnknownTest {
    private static final String FROM = "15551230000";
    private static final String[] VALUES = {
        "null", "true", "0", "1E400", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud83d\"", "[]", "{}", "[null]", "\"x\""
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_delivery_report",
                "conversation_start_notification",
                "contact_create_notification",
                "contact_merge_notification",
                "duplicated_contact_identities_notification",
                "opt_in_notification",
                "opt_out_notification",
                "capability_notification",
                "channel_event_notification",
                "smart_conversation_notification",
                "message_redaction",
                "record_notification"
            })
    @DisplayName("every other documented trigger is news of the account")
    void notices(String member) {
        assertThat(Received.one(TestConfig.WEBHOOKS.callback(member, Map.of("note", "canary"), TestConfig.NOW, "")))
                .isInstanceOfSatisfying(InboundEvent.AccountNotice.class, notice -> {
                    assertThat(notice.kind()).isEqualTo(member);
                    assertThat(notice.raw()).contains("canary");
                    assertThat(notice.number()).isEqualTo("01APP");
                });
    }

    @Test
    @DisplayName("an unknown trigger, an event that says nothing and a body of another shape are kept raw")
    void triggers() {
        for (String body : List.of(
                "{\"app_id\":\"01APP\",\"future_notification\":{\"note\":\"canary\"}}",
                "{\"app_id\":\"01APP\",\"note\":\"canary\"}",
                "[\"canary\"]",
                "\"canary\"",
                "{\"message\":{\"note\":\"canary\"}}",
                "{\"message\":[\"canary\"]}",
                "{\"message\":{\"id\":\"1\",\"note\":\"canary\",\"channel_identity\":{}}}",
                "{\"message\":{\"id\":\"1\",\"direction\":\"TO_CONTACT\",\"note\":\"canary\"}}",
                "{\"message\":{\"id\":\"1\",\"channel_identity\":{\"channel\":\"SMS\",\"identity\":\"canary\"}}}",
                "{\"message_delivery_report\":{\"status\":\"READ\",\"note\":\"canary\"}}",
                "{\"unsupported_callback\":{\"payload\":\"canary\"}}",
                "{\"event\":{\"contact_message_event\":{\"reaction_event\":{\"emoji\":\"canary\"}}}}")) {
            List<InboundEvent> events = Received.events(body);
            assertThat(events).as(body).hasSize(1);
            assertThat(events.get(0)).isInstanceOfSatisfying(InboundEvent.Unrecognised.class, kept -> {
                assertThat(kept.raw()).contains("canary");
                assertThat(kept.why()).doesNotContain("canary").isNotEqualTo("a body that could not be read");
            });
        }
    }

    @Test
    @DisplayName("a message of an unknown type, or whose payload is not as documented, is still a message")
    void types() {
        for (String said : List.of(
                "\"future_message\":{\"note\":\"canary\"}",
                "\"text_message\":{\"note\":\"canary\"}",
                "\"media_message\":{\"url\":\"http://canary.example/a\"}",
                "\"media_message\":{\"url\":\"https://u:p@canary.example/a\"}",
                "\"location_message\":{\"title\":\"canary\",\"coordinates\":{\"latitude\":91,\"longitude\":0}}",
                "\"product_response_message\":{\"catalog_id\":\"canary\",\"products\":[{\"id\":\"1\"}]}",
                "\"channel_specific_message\":{\"message_type\":\"canary\"}",
                "\"note\":\"canary\"")) {
            String body = "{\"message\":{\"id\":\"1\",\"channel_identity\":{\"channel\":\"WHATSAPP\",\"identity\":\""
                    + FROM + "\"},\"contact_message\":{" + said + "}}}";
            assertThat(Received.events(body).get(0))
                    .isInstanceOfSatisfying(
                            InboundEvent.MessageReceived.class,
                            message -> assertThat(message.content())
                                    .isInstanceOfSatisfying(
                                            Content.Unknown.class,
                                            unknown -> assertThat(unknown.raw()).contains("canary")));
        }
    }

    @Test
    @DisplayName("what Sinch could not map is a message if it says of whom, and typing is no message")
    void notMapped() {
        var element =
                Map.of("channel", "WHATSAPP", "payload", "{}", "id", "1", "channel_identity", Map.of("identity", FROM));
        assertThat(Received.message(TestConfig.WEBHOOKS.callback("unsupported_callback", element, TestConfig.NOW, ""))
                        .content())
                .isInstanceOf(Content.Unsupported.class);
        assertThat(Received.one(TestConfig.WEBHOOKS.event(
                        "1", FROM, TestConfig.NOW, Map.of("contact_event", Map.of("composing_event", Map.of())))))
                .isInstanceOfSatisfying(
                        InboundEvent.AccountNotice.class,
                        notice -> assertThat(notice.kind()).isEqualTo("event.composing_event"));
    }

    @Test
    @DisplayName("members that nobody knows do not matter beside those that are known")
    void extra() {
        String body = "{\"app_id\":\"01APP\",\"future\":{\"a\":[1]},\"message_metadata\":{\"conversation\":\"object\"},"
                + "\"message\":{\"future\":1,\"id\":\"1\",\"channel_identity\":{\"channel\":\"WHATSAPP\",\"identity\":\""
                + FROM + "\",\"future\":null},\"accept_time\":\"whenever\","
                + "\"contact_message\":{\"text_message\":{\"text\":\"hi\",\"future\":{}}}}}";
        assertThat(Received.events(body).get(0)).isInstanceOfSatisfying(InboundEvent.MessageReceived.class, message -> {
            assertThat(message.content()).isEqualTo(new Content.Text("hi"));
            assertThat(message.at()).isEqualTo(TestConfig.NOW);
        });
    }

    @Test
    @DisplayName("with any value replaced by any other, nothing throws and nothing is lost")
    void replaced() {
        var random = new Random(43);
        List<WebhookCall> calls = List.of(
                TestConfig.WEBHOOKS.textMessage("01M", FROM, "", TestConfig.NOW, "hi"),
                TestConfig.WEBHOOKS.message(
                        "01M",
                        FROM,
                        TestConfig.NOW,
                        Map.of("media_card_message", Map.of("url", "https://m.example/a", "caption", "c"))),
                TestConfig.WEBHOOKS.report(
                        "01M", "FAILED", FROM, TestConfig.NOW, "r", Map.of("code", "UNKNOWN", "description", "d")));
        for (WebhookCall call : calls) {
            String body = new String(call.body(), UTF_8);
            var values = Pattern.compile("(?<=:)\"(?:[^\"\\\\]|\\\\.)*\"")
                    .matcher(body)
                    .results()
                    .toList();
            for (int i = 0; i < 600; i++) {
                var chosen = values.get(random.nextInt(values.size()));
                List<InboundEvent> events = Received.events(body.substring(0, chosen.start())
                        + VALUES[random.nextInt(VALUES.length)]
                        + body.substring(chosen.end()));
                assertThat(events).hasSize(1);
                assertThat(events.get(0).eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
                if (events.get(0) instanceof InboundEvent.Unrecognised kept) {
                    assertThat(kept.why()).isNotEqualTo("a body that could not be read");
                }
            }
        }
    }
}
