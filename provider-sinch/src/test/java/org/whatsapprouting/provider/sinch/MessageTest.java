package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** What customers say (Sinch 1.3). */
class MessageTest {
    private static final String FROM = "15551230000";

    @Test
    @DisplayName("a text is read with all that is said of it")
    void text() {
        InboundEvent.MessageReceived message = Received.message(
                TestConfig.WEBHOOKS.textMessage("01MSG", FROM, "Ann", TestConfig.NOW.minusSeconds(9), "olá 😀"));
        assertThat(message)
                .isEqualTo(new InboundEvent.MessageReceived(
                        "message|01APP|01MSG",
                        "01APP",
                        TestConfig.NOW.minusSeconds(9),
                        "01MSG",
                        CustomerIdentity.ofPhone(FROM),
                        null,
                        new Content.Text("olá 😀"),
                        null,
                        null));
    }

    @Test
    @DisplayName("every documented type is read with its fields")
    void everyType() {
        assertThat(said("media_message", Map.of("url", "https://m.example/a/b.JPG?x=1")))
                .isEqualTo(media(Content.Media.Type.IMAGE, "https://m.example/a/b.JPG?x=1", null, null));
        assertThat(said("media_message", Map.of("url", "https://m.example/1", "filename_override", "../a.pdf")))
                .isEqualTo(media(Content.Media.Type.DOCUMENT, "https://m.example/1", null, "../a.pdf"));
        assertThat(said("media_card_message", Map.of("url", "https://m.example/1.mp4", "caption", "look")))
                .isEqualTo(media(Content.Media.Type.VIDEO, "https://m.example/1.mp4", "look", null));
        assertThat(said(
                        "location_message",
                        Map.of(
                                "title",
                                "Home",
                                "label",
                                "1 Main St",
                                "coordinates",
                                Map.of("latitude", 52.5, "longitude", "-13.25"))))
                .isEqualTo(new Content.Location(52.5, -13.25, "Home", "1 Main St"));
        assertThat(said("choice_response_message", Map.of("message_id", "01OUR", "postback_data", "yes")))
                .isEqualTo(new Content.ButtonReply("yes", ""));
        assertThat(said(
                        "product_response_message",
                        Map.of(
                                "catalog_id",
                                "c1",
                                "title",
                                "please",
                                "products",
                                List.of(Map.of(
                                        "id",
                                        "p1",
                                        "marketplace",
                                        "M",
                                        "quantity",
                                        2,
                                        "item_price",
                                        1.5,
                                        "currency",
                                        "EUR")))))
                .isEqualTo(new Content.Order(
                        "c1",
                        "please",
                        List.of(new Content.Order.Item("p1", new BigDecimal("2"), new BigDecimal("1.5"), "EUR"))));
        assertThat(said(
                        "channel_specific_message",
                        Map.of(
                                "message_type",
                                "nfm_reply",
                                "message",
                                Map.of(
                                        "type",
                                        "nfm_reply",
                                        "nfm_reply",
                                        Map.of("name", "flow", "response_json", "{not json", "body", "Sent")))))
                .isEqualTo(new Content.FlowReply("flow", "Sent", "{not json"));
        Content fallback = said(
                "fallback_message",
                Map.of("raw_message", "{\"type\":\"poll\"}", "reason", Map.of("code", "UNSUPPORTED_OPERATION")));
        assertThat(fallback).isInstanceOfSatisfying(Content.Unsupported.class, content -> {
            assertThat(content.type()).isEqualTo("UNSUPPORTED_OPERATION");
            assertThat(content.raw()).contains("poll");
        });
    }

    @Test
    @DisplayName("a quoted message is known, also by the answer to a choice; null and absent mean none")
    void quoted() {
        assertThat(quotedBy("\"reply_to\":{\"message_id\":\"01PREV\"}")).isEqualTo("01PREV");
        assertThat(quotedBy("\"reply_to\":null")).isNull();
        assertThat(quotedBy("\"reply_to\":{}")).isNull();
        assertThat(Received.message(TestConfig.WEBHOOKS.message(
                                "01M",
                                FROM,
                                TestConfig.NOW,
                                Map.of("choice_response_message", Map.of("message_id", "01OUR", "postback_data", "a"))))
                        .quotedMessageId())
                .isEqualTo("01OUR");
    }

    @Test
    @DisplayName("reactions come and go")
    void reactions() {
        assertThat(reaction("REACTION_ACTION_REACT")).isEqualTo(new Content.Reaction("01OUR", "👍"));
        assertThat(reaction("REACTION_ACTION_UNREACT")).isEqualTo(new Content.Reaction("01OUR", null));
    }

    @Test
    @DisplayName("a customer is a phone number or whatever Sinch calls him; empty contact ids do not matter")
    void identities() {
        assertThat(from("+15551230000")).isEqualTo(CustomerIdentity.ofPhone(FROM));
        assertThat(from("US.13491208655302741918"))
                .isEqualTo(new CustomerIdentity(null, "US.13491208655302741918", null, null));
        assertThat(from("US.ENT.118")).isEqualTo(new CustomerIdentity(null, null, "US.ENT.118", null));
    }

    @Test
    @DisplayName("the same webhook again has the same keys, another message another one")
    void keys() {
        String first = Received.message(text("01A")).eventKey();
        assertThat(Received.message(text("01A")).eventKey()).isEqualTo(first);
        assertThat(Received.message(text("01B")).eventKey()).isNotEqualTo(first);
    }

    private static WebhookCall text(String id) {
        return TestConfig.WEBHOOKS.textMessage(id, FROM, "Ann", TestConfig.NOW, "hi");
    }

    private static CustomerIdentity from(String identity) {
        return Received.message(TestConfig.WEBHOOKS.textMessage("01M", identity, "", TestConfig.NOW, "hi"))
                .from();
    }

    private static Content said(String member, Map<String, ?> payload) {
        return Received.message(TestConfig.WEBHOOKS.message("01M", FROM, TestConfig.NOW, Map.of(member, payload)))
                .content();
    }

    private static Content reaction(String action) {
        var event = Map.of("emoji", "👍", "action", action, "message_id", "01OUR", "reaction_category", "");
        return Received.message(TestConfig.WEBHOOKS.event(
                        "01EVT",
                        FROM,
                        TestConfig.NOW,
                        Map.of("contact_message_event", Map.of("reaction_event", event))))
                .content();
    }

    private static String quotedBy(String sibling) {
        String body = "{\"app_id\":\"01APP\",\"message\":{\"id\":\"1\",\"channel_identity\":{\"channel\":\"WHATSAPP\","
                + "\"identity\":\"1555\"},\"contact_message\":{\"text_message\":{\"text\":\"a\"}," + sibling + "}}}";
        return ((InboundEvent.MessageReceived) Received.events(body).get(0)).quotedMessageId();
    }

    private static Content media(Content.Media.Type type, String link, String caption, String filename) {
        return new Content.Media(type, new MediaRef(null, link, null, null), caption, filename);
    }
}
