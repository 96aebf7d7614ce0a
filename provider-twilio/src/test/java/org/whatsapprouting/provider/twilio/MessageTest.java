package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.provider.twilio.Calls.received;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.message.MediaRef;

/** Twilio 1.4: what a message of a customer says. */
class MessageTest {
    private static final String MEDIA =
            "https://api.twilio.com/2010-04-01/Accounts/" + TestConfig.ACCOUNT + "/Messages/MM1/Media/ME1";

    @Test
    @DisplayName("P-08: a text with everything about it")
    void text() {
        assertThat(received("Body", "Olá & 50% off? ñ", "MessageType", "text"))
                .isEqualTo(new MessageReceived(
                        "message|" + TestConfig.ACCOUNT + "|" + Calls.MESSAGE_SID,
                        TestConfig.NUMBER,
                        TestConfig.NOW,
                        Calls.MESSAGE_SID,
                        CustomerIdentity.ofPhone("15550001111"),
                        "Ann",
                        new Content.Text("Olá & 50% off? ñ"),
                        null,
                        null));
    }

    @Test
    @DisplayName(
            "older messages have no type, and may have less: a text without NULs, an empty one, other names of the id")
    void older() {
        assertThat(received("Body", "a\0b").content()).isEqualTo(new Content.Text("ab"));
        assertThat(received("Body", "").content()).isEqualTo(new Content.Text(""));
        var bare = received("Body", "Hi", "MessageSid", "-", "SmsSid", "SM7", "NumMedia", "-", "SmsStatus", "-");
        assertThat(bare.providerMessageId()).isEqualTo("SM7");
        assertThat(bare.content()).isEqualTo(new Content.Text("Hi"));
    }

    @ParameterizedTest
    @DisplayName("a file is told by its media type, and by the message's type where there is one")
    @CsvSource({
        "image/jpeg, -, IMAGE",
        "image/webp, -, STICKER",
        "image/webp, image, IMAGE",
        "video/mp4, -, VIDEO",
        "audio/ogg, -, VOICE",
        "audio/ogg; codecs=opus, audio, VOICE",
        "AUDIO/MPEG, -, AUDIO",
        "application/pdf, -, DOCUMENT",
        "image/png, document, DOCUMENT",
        "text/vcard, -, DOCUMENT",
        "text/x-vcard, contacts, DOCUMENT",
        "-, -, DOCUMENT"
    })
    void files(String mimeType, String messageType, Content.Media.Type type) {
        // The number of files is wrong on purpose.
        var message = received(
                "MediaUrl0",
                MEDIA,
                "MediaContentType0",
                mimeType,
                "MessageType",
                messageType,
                "Body",
                "See",
                "NumMedia",
                "0");
        assertThat(message.content())
                .isEqualTo(new Content.Media(
                        type, new MediaRef(null, MEDIA, mimeType.equals("-") ? null : mimeType, null), "See", null));
    }

    @Test
    @DisplayName("several files are several messages; the text goes with the first")
    void severalFiles() {
        var events = Calls.events(
                TestConfig.standard(),
                Calls.CALLBACK,
                Calls.message("MediaUrl0", MEDIA, "MediaUrl1", MEDIA + "2", "MediaUrl3", "lost", "Body", "See"));
        assertThat(events)
                .extracting(event -> ((MessageReceived) event).content().text())
                .containsExactly("See", "");
        assertThat(events).extracting(InboundEvent::eventKey).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a place")
    void location() {
        assertThat(received(
                                "Latitude",
                                "-23.5505",
                                "Longitude",
                                "-46.6333",
                                "Label",
                                "Sé",
                                "Address",
                                "Praça",
                                "Body",
                                "Praça")
                        .content())
                .isEqualTo(new Content.Location(-23.5505, -46.6333, "Sé", "Praça"));
        assertThat(received("Latitude", "91", "Longitude", "0", "MessageType", "location", "Body", "")
                        .content())
                .isInstanceOf(Content.Unknown.class);
    }

    @Test
    @DisplayName("buttons: the payload for machines, the text for people")
    void buttons() {
        assertThat(received("ButtonPayload", "yes", "ButtonText", "Yes", "Body", "Yes", "MessageType", "button")
                        .content())
                .isEqualTo(new Content.ButtonReply("yes", "Yes"));
        assertThat(received(
                                "ButtonText",
                                "VOICE_CALL_REQUEST",
                                "ButtonPayload",
                                "ACCEPTED",
                                "Body",
                                "VOICE_CALL_REQUEST")
                        .content())
                .isEqualTo(new Content.ButtonReply("ACCEPTED", "VOICE_CALL_REQUEST"));
        assertThat(received("ButtonPayload", "yes", "Body", "Yes").content())
                .isEqualTo(new Content.ButtonReply("yes", "Yes"));
        assertThat(received("ButtonText", "Yes", "Body", "Yes").content())
                .isEqualTo(new Content.ButtonReply("", "Yes"));
    }

    @Test
    @DisplayName("lists: as some say they come, and as they were seen")
    void lists() {
        assertThat(received("ListId", "r1", "ListTitle", "Sales", "Body", "Sales")
                        .content())
                .isEqualTo(new Content.ListReply("r1", "Sales", null));
        assertThat(received("MessageType", "interactive", "Body", "Sales", "ButtonPayload", "r1")
                        .content())
                .isEqualTo(new Content.ListReply("r1", "Sales", null));
        assertThat(received("MessageType", "interactive", "Body", "Sales").content())
                .isEqualTo(new Content.ListReply("", "Sales", null));
    }

    @Test
    @DisplayName("forms: the answers as they came, be they JSON or not")
    void flows() {
        assertThat(received("MessageType", "interactive", "FlowData", "{\"a\":1}", "Body", "Sent")
                        .content())
                .isEqualTo(new Content.FlowReply("flow", "Sent", "{\"a\":1}"));
        assertThat(received("MessageType", "interactive", "InteractiveData", "no json")
                        .content())
                .isEqualTo(new Content.FlowReply("interactive", null, "no json"));
    }

    @Test
    @DisplayName("a type nobody knows, and a known one without what belongs to it, are kept with all they say")
    void unknown() {
        var message = received("MessageType", "hologram", "Body", "Hi", "Shape", "cube");
        assertThat(message.content()).isInstanceOfSatisfying(Content.Unknown.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("hologram");
            assertThat(unknown.raw()).contains("\"Shape\":\"cube\"", "\"Body\":\"Hi\"", "\"MessageType\":\"hologram\"");
        });
        assertThat(received("MessageType", "image", "Body", "Hi").content()).isInstanceOf(Content.Unknown.class);
        assertThat(received().content()).isInstanceOf(Content.Unknown.class);
        assertThat(received("MessageType", "unsupported").content()).isInstanceOf(Content.Unsupported.class);
        assertThat(received("Body", "Hi", "NewField", "x").content()).isEqualTo(new Content.Text("Hi"));
    }

    @Test
    @DisplayName("the quoted message and the advertisement are told")
    void context() {
        var message = received(
                "Body", "Hi", "OriginalRepliedMessageSid", "SM9", "ReferralCtwaClid", "c1", "ReferralBody", "Ad ñ");
        assertThat(message.quotedMessageId()).isEqualTo("SM9");
        assertThat(message.referral()).isEqualTo("{\"ReferralCtwaClid\":\"c1\",\"ReferralBody\":\"Ad \\u00F1\"}");
    }

    @ParameterizedTest
    @DisplayName("who wrote: by number, with or without prefix and plus, or by a user id alone")
    @CsvSource({
        "whatsapp:+5511987654321, -, -, -, 5511987654321, -, -",
        "+5511987654321, -, -, -, 5511987654321, -, -",
        "whatsapp:5511987654321, -, -, -, 5511987654321, -, -",
        "whatsapp:US.13491208655302741918, -, -, -, -, US.13491208655302741918, -",
        "whatsapp:us.aBc, -, -, -, -, us.aBc, -",
        "whatsapp:US.ENT.11815799212886844830, -, -, -, -, -, US.ENT.11815799212886844830",
        "whatsapp:+15550001111, -, whatsapp:US.1, US.ENT.2, 15550001111, US.1, US.ENT.2",
        "whatsapp:+15550001111, -, US.1, -, 15550001111, US.1, -",
        "whatsapp:US.1, 15550001111, -, -, 15550001111, US.1, -",
        "whatsapp:+5511987654321, 551187654321, -, -, 5511987654321, -, -"
    })
    void sender(
            String from, String waId, String external, String parent, String phone, String userId, String parentId) {
        var message = received(
                "Body",
                "Hi",
                "From",
                from,
                "WaId",
                waId,
                "ExternalUserId",
                external,
                "ParentExternalUserId",
                parent,
                "ProfileUsername",
                "@ann");
        assertThat(message.from())
                .isEqualTo(new CustomerIdentity(orNull(phone), orNull(userId), orNull(parentId), "ann"));
    }

    @Test
    @DisplayName("without a readable sender, without an id, or from another channel, it is kept and not routed")
    void notRouted() {
        for (String[] strange : new String[][] {
            {"From", "-", "WaId", "-"},
            {"From", "whatsapp:nobody", "WaId", "-"},
            {"From", "whatsapp:US.ENT.", "WaId", "x"},
            {"From", "messenger:123456"},
            {"MessageSid", "-"}
        }) {
            var params = Calls.message(strange);
            params.put("Body", List.of("canary"));
            InboundEvent event = Calls.event(params);
            assertThat(event).isInstanceOfSatisfying(Unrecognised.class, kept -> {
                assertThat(kept.raw()).contains("canary");
                assertThat(kept.why()).doesNotContain("canary", "could not be read");
            });
        }
    }

    @Test
    @DisplayName("accounts of one Messaging Service are told by the service, whichever of its numbers was written to")
    void service() {
        var config = TestConfig.standard().without("from").with("messagingServiceSid", TestConfig.SERVICE);
        var params = Calls.message("Body", "Hi", "MessagingServiceSid", TestConfig.SERVICE);
        assertThat(Calls.events(config, Calls.CALLBACK, params).get(0).number()).isEqualTo(TestConfig.SERVICE);
        assertThat(Calls.event(params).number()).isEqualTo(TestConfig.NUMBER);
        assertThat(Calls.event(Calls.message("Body", "Hi", "To", "whatsapp:+15559999999"))
                        .number())
                .isEqualTo("15559999999");
    }

    private static String orNull(String text) {
        return text.equals("-") ? null : text;
    }
}
