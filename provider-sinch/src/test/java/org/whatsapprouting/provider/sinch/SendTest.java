package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.SinchEndpoint;

/** What goes over the wire (Sinch 1.2). */
class SendTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaRef FILE = new MediaRef(null, "https://files.example/a", null, null);

    private final FakeProviderServer<SinchEndpoint> sinch = TestConfig.fake();
    private final MessagingProvider provider = new SinchProviderFactory().create(TestConfig.at(sinch));

    @AfterEach
    void stop() {
        sinch.close();
    }

    @Test
    @DisplayName("a text goes to WhatsApp alone, with our reference twice and a limited life")
    void text() throws IOException {
        assertThat(provider.send(Sends.text("olá 😀")))
                .isEqualTo(new SendOutcome.Accepted(sinch.sent().get(0).id()));
        SentMessage sent = sinch.sent().get(0);
        assertThat(sent.to()).isEqualTo(Sends.PHONE);
        assertThat(sent.reference()).isEqualTo("i7~2");
        assertThat(JSON.readTree(sent.wire())).isEqualTo(JSON.readTree("""
                {"app_id":"01APP",
                 "recipient":{"identified_by":{"channel_identities":[{"channel":"WHATSAPP","identity":"15551230000"}]}},
                 "message":{"text_message":{"text":"olá 😀"}},
                 "channel_priority_order":["WHATSAPP"],
                 "message_metadata":"i7~2","correlation_id":"i7~2","ttl":"86400s"}"""));
    }

    @Test
    @DisplayName("files go by address; one with a caption as a card")
    void media() throws IOException {
        assertThat(message(new Media(Media.Type.IMAGE, FILE, null, null)))
                .isEqualTo(JSON.readTree("{\"media_message\":{\"url\":\"https://files.example/a\"}}"));
        assertThat(message(new Media(Media.Type.DOCUMENT, FILE, "your bill", "bill.pdf")))
                .isEqualTo(JSON.readTree("""
                {"card_message":{"title":"your bill",
                 "media_message":{"url":"https://files.example/a","filename_override":"bill.pdf"}}}"""));
    }

    @Test
    @DisplayName("places and cards carry what Sinch demands")
    void placesAndCards() throws IOException {
        assertThat(message(new Content.Location(1.5, -2.25, "Home", "1 Main St")))
                .isEqualTo(JSON.readTree("""
                {"location_message":{"title":"Home","label":"1 Main St",
                 "coordinates":{"latitude":1.5,"longitude":-2.25}}}"""));
        assertThat(message(new Content.Location(1.5, -2.25, null, null))
                        .path("location_message")
                        .path("title")
                        .asText())
                .isEqualTo("1.5, -2.25");
        var card = new Content.Contacts.Card("Ann Lee", List.of("+1 555"), List.of("a@b.example"), "Acme", null);
        assertThat(message(new Content.Contacts(List.of(card)))).isEqualTo(JSON.readTree("""
                {"contact_info_message":{"name":{"full_name":"Ann Lee"},"phone_numbers":[{"phone_number":"+1 555"}],
                 "email_addresses":[{"email_address":"a@b.example"}],"organization":{"company":"Acme"}}}"""));
    }

    @Test
    @DisplayName("choices carry the ids that come back")
    void choices() throws IOException {
        var options = List.of(new Choice.Option("y", "Yes", null), new Choice.Option("n", "No", "not now"));
        assertThat(message(new Choice("Well?", options, Choice.Style.BUTTONS, null)))
                .isEqualTo(JSON.readTree("""
                {"choice_message":{"text_message":{"text":"Well?"},"choices":[
                 {"text_message":{"text":"Yes"},"postback_data":"y"},
                 {"text_message":{"text":"No"},"postback_data":"n"}]}}"""));
        assertThat(message(new Choice("Well?", options, Choice.Style.LIST, "Look")))
                .isEqualTo(JSON.readTree("""
                {"list_message":{"title":"Well?","sections":[{"items":[
                 {"choice":{"title":"Yes","postback_data":"y"}},
                 {"choice":{"title":"No","description":"not now","postback_data":"n"}}]}],
                 "message_properties":{"menu":"Look"}}}"""));
        var titled = List.of(new Choice.Option("y", "Yes", null, "One"), new Choice.Option("n", "No", null, "Two"));
        assertThat(message(new Choice("Well?", titled, Choice.Style.LIST, "Look")))
                .isEqualTo(JSON.readTree("""
                {"list_message":{"title":"Well?","sections":[
                 {"title":"One","items":[{"choice":{"title":"Yes","postback_data":"y"}}]},
                 {"title":"Two","items":[{"choice":{"title":"No","postback_data":"n"}}]}],
                 "message_properties":{"menu":"Look"}}}"""));
    }

    @Test
    @DisplayName("a template names each value's place (W-04)")
    void template() throws IOException {
        var header = new Media(Media.Type.DOCUMENT, FILE, null, "bill.pdf");
        var template = new Content.Template(
                new TemplateRef("order_bill", "en_US"), List.of("Ann", "12"), header, List.of("", "track/7"));
        assertThat(message(template)).isEqualTo(JSON.readTree("""
                {"template_message":{"channel_template":{"WHATSAPP":{"template_id":"order_bill",
                 "language_code":"en_US","parameters":{"body[1]text":"Ann","body[2]text":"12",
                 "button[1]url[1]text":"track/7",
                 "header[1]document.link":"https://files.example/a","header[1]document.filename":"bill.pdf"}}}}}"""));
        var titled = new Content.Template(
                new TemplateRef("order_bill", "en_US"), List.of(), new Content.Text("Hi"), List.of());
        assertThat(message(titled).findValue("parameters")).isEqualTo(JSON.readTree("{\"header[1]text\":\"Hi\"}"));
        var replies = Content.Template.of(new TemplateRef("order_bill", "en_US"))
                .withButtons(Content.Template.Button.payload(0, "P1"));
        assertThat(message(replies).findValue("parameters"))
                .isEqualTo(JSON.readTree("{\"button[0]quick_reply[1]payload\":\"P1\"}"));
    }

    @Test
    @DisplayName("who has no phone number is known by his id")
    void byId() {
        var customer = new CustomerIdentity(null, "US.1349", null, null);
        assertThat(provider.send(Sends.to(customer, new Content.Text("hi")))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(sinch.sent().get(0).to()).isEqualTo("US.1349");
    }

    @ParameterizedTest
    @MethodSource("impossible")
    @DisplayName("what would surely be refused is not sent")
    void refused(OutboundMessage message, RejectReason reason) {
        assertThat(provider.send(message))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
        assertThat(sinch.requests()).isZero();
        assertThat(sinch.endpoint().tokensAsked()).isZero();
    }

    static List<Object[]> impossible() {
        var byId = new MediaRef("123", null, null, null);
        var plain = new MediaRef(null, "http://files.example/a", null, null);
        var one = new Content.Contacts.Card("Ann", List.of("1"), List.of(), null, null);
        var nobody = new Content.Contacts.Card("Ann", List.of(), List.of(), null, null);
        var four = List.of(option("a"), option("b"), option("c"), option("d"));
        return List.of(
                row(new Content.Text(""), RejectReason.INVALID_CONTENT),
                row(new Content.Text("x".repeat(4_097)), RejectReason.INVALID_CONTENT),
                row(new Content.Text("half \ud83d"), RejectReason.INVALID_CONTENT),
                row(new Media(Media.Type.IMAGE, byId, null, null), RejectReason.UNSUPPORTED_CONTENT),
                row(new Media(Media.Type.IMAGE, plain, null, null), RejectReason.UNSUPPORTED_CONTENT),
                row(new Media(Media.Type.AUDIO, FILE, "words", null), RejectReason.INVALID_CONTENT),
                row(new Media(Media.Type.IMAGE, FILE, "x".repeat(1_025), null), RejectReason.INVALID_CONTENT),
                row(new Content.Contacts(List.of(one, one)), RejectReason.UNSUPPORTED_CONTENT),
                row(new Content.Contacts(List.of(nobody)), RejectReason.INVALID_CONTENT),
                row(new Choice("Well?", four, Choice.Style.BUTTONS, null), RejectReason.INVALID_CONTENT),
                row(new Choice("Well?", List.of(), Choice.Style.LIST, "Look"), RejectReason.INVALID_CONTENT),
                row(
                        new Choice("Well?", List.of(option("x".repeat(21))), Choice.Style.BUTTONS, null),
                        RejectReason.INVALID_CONTENT),
                row(Content.Template.of(new TemplateRef("No Such", "en")), RejectReason.TEMPLATE),
                row(
                        Content.Template.of(new TemplateRef("a", "en"))
                                .withButtons(Content.Template.Button.flow(0, "t")),
                        RejectReason.UNSUPPORTED_CONTENT),
                row(
                        new Content.Template(
                                new TemplateRef("a", "en"),
                                List.of(),
                                new Media(Media.Type.AUDIO, FILE, null, null),
                                List.of()),
                        RejectReason.UNSUPPORTED_CONTENT),
                row(new Content.Reaction("01M", "👍"), RejectReason.UNSUPPORTED_CONTENT),
                new Object[] {
                    Sends.to(CustomerIdentity.ofPhone("x"), new Content.Text("hi")), RejectReason.RECIPIENT_UNREACHABLE
                });
    }

    private static Object[] row(Content content, RejectReason reason) {
        return new Object[] {Sends.of(content), reason};
    }

    private static Choice.Option option(String title) {
        return new Choice.Option(title, title, null);
    }

    private JsonNode message(Content content) throws IOException {
        assertThat(provider.send(Sends.of(content))).isInstanceOf(SendOutcome.Accepted.class);
        List<SentMessage> sent = sinch.sent();
        return JSON.readTree(sent.get(sent.size() - 1).wire()).path("message");
    }
}
