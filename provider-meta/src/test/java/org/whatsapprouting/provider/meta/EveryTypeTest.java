package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Contacts.Card;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.MediaRef;

/** Meta 1.6: each type of message, out of one recorded batch. */
class EveryTypeTest {
    private static final Map<String, MessageReceived> MESSAGES = new LinkedHashMap<>();

    @BeforeAll
    static void readAll() {
        for (var event : Webhooks.events(Webhooks.recorded("every-type.json"))) {
            var message = (MessageReceived) event;
            MESSAGES.put(message.providerMessageId().substring("wamid.".length()), message);
        }
    }

    @Test
    @DisplayName("none is lost, and all carry number, time, sender and name")
    void all() {
        assertThat(MESSAGES).hasSize(31);
        assertThat(MESSAGES.values()).allSatisfy(message -> {
            assertThat(message.number()).isEqualTo("106540352242922");
            assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_763_812_800));
            assertThat(message.from())
                    .isEqualTo(new CustomerIdentity("16505551234", "US.13491208655302741918", null, "ann.lee"));
            assertThat(message.profileName()).isEqualTo("Ann 🌻");
        });
    }

    @Test
    @DisplayName("text, also empty; a reply names the message it answers")
    void text() {
        assertThat(content("text")).isEqualTo(new Content.Text("café 😀 a/b"));
        assertThat(MESSAGES.get("text").quotedMessageId()).isEqualTo("wamid.ours");
        assertThat(content("empty")).isEqualTo(new Content.Text(""));
        assertThat(MESSAGES.get("empty").quotedMessageId()).isNull();
    }

    @Test
    @DisplayName("files keep id, type, digest, caption and name; an address in the webhook is not taken over")
    void media() {
        assertThat(content("image"))
                .isEqualTo(new Media(
                        Media.Type.IMAGE,
                        new MediaRef(
                                "1003383421387256", null, "image/jpeg", "3f9d94d399fa61c191bc1d4ca71375035cd7fa93"),
                        "My room",
                        null));
        assertThat(content("video").kind()).isEqualTo("video");
        assertThat(content("audio").kind()).isEqualTo("audio");
        assertThat(content("voice").kind()).isEqualTo("voice");
        assertThat(content("oldvoice").kind()).isEqualTo("voice");
        assertThat(content("sticker").kind()).isEqualTo("sticker");
        assertThat(content("document"))
                .isInstanceOfSatisfying(
                        Media.class, file -> assertThat(file.filename()).isEqualTo("../../etc/passwd"));
    }

    @Test
    @DisplayName("places, with degrees as number or text")
    void location() {
        assertThat(content("location"))
                .isEqualTo(new Content.Location(-34.9011, -56.1645, "Puerto", "Rambla 25 de Agosto"));
    }

    @Test
    @DisplayName("address book cards, also without a name")
    void contacts() {
        assertThat(content("contacts"))
                .isEqualTo(new Content.Contacts(List.of(
                        new Card(
                                "Bob Stone",
                                List.of("+1 650-555-0001", "16505550002"),
                                List.of("bob@example.org"),
                                "Stones",
                                null),
                        new Card(null, List.of("+16505550003"), List.of(), null, "BEGIN:VCARD\nEND:VCARD"),
                        new Card("Eve Hill", List.of(), List.of(), null, null))));
    }

    @Test
    @DisplayName("pressed buttons and chosen rows")
    void choices() {
        assertThat(content("button")).isEqualTo(new Content.TemplateButton("YES", "Yes, please"));
        assertThat(content("buttonreply")).isEqualTo(new Content.ButtonReply("sales", "Sales"));
        assertThat(content("listreply")).isEqualTo(new Content.ListReply("row-3", "Repairs", "Within two days"));
    }

    @Test
    @DisplayName("forms, whatever the answers look like")
    void flows() {
        assertThat(content("flow"))
                .isEqualTo(new Content.FlowReply("flow", "Sent", "{\"flow_token\":\"t\",\"day\":\"Mon\"}"));
        assertThat(content("badflow")).isEqualTo(new Content.FlowReply("flow", null, "not json"));
        assertThat(content("arrayflow")).isEqualTo(new Content.FlowReply("address_message", null, "[1,2]"));
    }

    @Test
    @DisplayName("orders keep their prices to the cent")
    void order() {
        assertThat(content("order"))
                .isEqualTo(new Content.Order(
                        "194836987003835",
                        "Quickly",
                        List.of(
                                new Content.Order.Item("di9ozbzfi4", new BigDecimal(2), new BigDecimal("30.50"), "USD"),
                                new Content.Order.Item("x", new BigDecimal(1), null, null))));
    }

    @Test
    @DisplayName("reactions, and both ways of taking one back")
    void reactions() {
        assertThat(content("reaction")).isEqualTo(new Content.Reaction("wamid.ours", "👍"));
        assertThat(content("unreaction1")).isEqualTo(new Content.Reaction("wamid.ours", null));
        assertThat(content("unreaction2")).isEqualTo(new Content.Reaction("wamid.ours", null));
    }

    @Test
    @DisplayName("changed messages and messages taken back name the message they are about")
    void editAndRevoke() {
        assertThat(content("edit")).isEqualTo(new Content.Edit("wamid.text", new Content.Text("better")));
        assertThat(content("revoke")).isEqualTo(new Content.Revoke("wamid.text"));
    }

    @Test
    @DisplayName("what Meta could not pass on says what it was")
    void unsupported() {
        assertThat(content("unsupported")).isInstanceOfSatisfying(Content.Unsupported.class, content -> {
            assertThat(content.type()).isEqualTo("poll");
            assertThat(content.raw()).contains("131051");
        });
        assertThat(content("unknown"))
                .isInstanceOfSatisfying(
                        Content.Unsupported.class,
                        content -> assertThat(content.type()).isEqualTo("unknown"));
    }

    @Test
    @DisplayName("types nobody knows yet, and known ones without their payload, are kept whole")
    void unknown() {
        assertUnknown("welcome", "request_welcome", "\"type\":\"request_welcome\"");
        assertUnknown("future", "hologram", "\"hologram\":{\"id\":\"h1\"}");
        assertUnknown("typeless", "", "wamid.typeless");
        assertUnknown("nointeractive", "interactive", "wamid.nointeractive");
        assertUnknown("call", "interactive.call_permission_reply", "\"response_source\":\"user_action\"");
    }

    @Test
    @DisplayName("the advertisement a message came from goes along")
    void referral() {
        assertThat(MESSAGES.get("ad").referral())
                .isEqualTo("{\"source_url\":\"https://fb.me/x\",\"source_type\":\"ad\",\"source_id\":\"120\","
                        + "\"headline\":\"Rugs\",\"ctwa_clid\":\"ARAk\"}");
        assertThat(MESSAGES.get("text").referral()).isNull();
    }

    private static void assertUnknown(String id, String type, String part) {
        assertThat(content(id)).isInstanceOfSatisfying(Content.Unknown.class, content -> {
            assertThat(content.type()).isEqualTo(type);
            assertThat(content.raw()).contains(part);
        });
    }

    private static Content content(String id) {
        return MESSAGES.get(id).content();
    }
}
