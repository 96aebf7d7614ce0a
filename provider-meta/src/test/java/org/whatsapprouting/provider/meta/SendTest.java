package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Meta 1.9: what goes out. */
class SendTest {
    private static final CustomerIdentity ANN = CustomerIdentity.ofPhone("16505551234");

    private final FakeProviderServer<MetaEndpoint> meta =
            FakeProviderServer.start(new MetaEndpoint(TestConfig.TOKEN, TestConfig.NUMBER));

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    @DisplayName("a text goes to the customer's number, under our reference, and comes back with Meta's id")
    void text() {
        SendOutcome outcome = send(ANN, new Content.Text("Grüße 😀\n\"a/b\""));
        SentMessage sent = only();
        assertThat(outcome).isEqualTo(new Accepted(sent.id()));
        assertThat(sent.number()).isEqualTo(TestConfig.NUMBER);
        assertThat(sent.to()).isEqualTo("16505551234");
        assertThat(sent.text()).isEqualTo("Grüße 😀\n\"a/b\"");
        assertThat(sent.reference()).isEqualTo("i7~2");
        assertThat(sent.wire()).contains("\"to\":\"+16505551234\"").doesNotContain("context", "\"recipient\"");
    }

    @Test
    @DisplayName("an answer quotes the message it answers")
    void quote() {
        send(new OutboundMessage("i7~2", account(), ANN, new Content.Text("Yes"), "wamid.theirs", 1), config());
        assertThat(only().wire()).contains("\"context\":{\"message_id\":\"wamid.theirs\"}");
    }

    @Test
    @DisplayName("Meta 1.7: a customer without a number is addressed by his user id; with one, by the number")
    void userId() {
        assertThat(send(new CustomerIdentity(null, "US.1349", "US.ENT.1", null), new Content.Text("x")))
                .isInstanceOf(Accepted.class);
        assertThat(send(new CustomerIdentity("16505551234", "US.1349", null, null), new Content.Text("x")))
                .isInstanceOf(Accepted.class);
        assertThat(send(new CustomerIdentity(null, null, "US.ENT.1", null), new Content.Text("x")))
                .isInstanceOf(Accepted.class);
        assertThat(meta.sent()).extracting(SentMessage::to).containsExactly("US.1349", "16505551234", "US.ENT.1");
    }

    @Test
    @DisplayName("a template goes with its values in their places")
    void template() {
        var template = new Content.Template(
                new TemplateRef("order_update", "en_US"),
                List.of("Ann", "12"),
                new Content.Text("Order 7"),
                List.of("", "track/7"));
        assertThat(send(ANN, template)).isInstanceOf(Accepted.class);
        assertThat(only().type()).isEqualTo("template");
        assertThat(only().wire())
                .contains("\"template\":{\"name\":\"order_update\",\"language\":{\"code\":\"en_US\"},\"components\":["
                        + "{\"type\":\"header\",\"parameters\":[{\"type\":\"text\",\"text\":\"Order 7\"}]},"
                        + "{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"Ann\"},"
                        + "{\"type\":\"text\",\"text\":\"12\"}]},"
                        + "{\"type\":\"button\",\"sub_type\":\"url\",\"index\":\"1\","
                        + "\"parameters\":[{\"type\":\"text\",\"text\":\"track/7\"}]}]}");
    }

    @Test
    @DisplayName("a template without values has no components; its header may be a file")
    void templateHeaders() {
        send(ANN, Content.Template.of(new TemplateRef("hello", "en_US")));
        send(ANN, withHeader(file(Media.Type.IMAGE, new MediaRef("1003", null, null, null))));
        send(ANN, withHeader(file(Media.Type.DOCUMENT, new MediaRef(null, "https://x.example/a.pdf", null, null))));
        assertThat(meta.sent().get(0).wire()).contains("\"components\":[]");
        assertThat(meta.sent().get(1).wire()).contains("[{\"type\":\"image\",\"image\":{\"id\":\"1003\"}}]");
        assertThat(meta.sent().get(2).wire())
                .contains("\"document\":{\"link\":\"https://x.example/a.pdf\",\"filename\":\"a.pdf\"}");
    }

    @Test
    @DisplayName("what Meta would surely refuse is refused here, without a call")
    void refusedHere() {
        assertRejected(new Content.Text(""), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.Text("x".repeat(4_097)), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.Text("half \ud83d"), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.Location(91, 2, null, null), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.Location(1, Double.NaN, null, null), RejectReason.INVALID_CONTENT);
        assertRejected(
                file(Media.Type.IMAGE, new MediaRef(null, "file:///etc/passwd", null, null)), RejectReason.MEDIA);
        assertRejected(new Content.ButtonReply("a", "A"), RejectReason.UNSUPPORTED_CONTENT);
        assertRejected(new Content.Contacts(List.of()), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.LinkButton("See", "Open", "javascript:alert(1)"), RejectReason.INVALID_CONTENT);
        assertRejected(
                new Content.Request(Content.Request.What.ADDRESS, "Where to?", "BR"), RejectReason.INVALID_CONTENT);
        assertRejected(new Content.Products("", null, null, List.of()), RejectReason.INVALID_CONTENT);
        assertRejected(choice(Content.Choice.Style.BUTTONS, 4), RejectReason.INVALID_CONTENT);
        assertRejected(choice(Content.Choice.Style.LIST, 11), RejectReason.INVALID_CONTENT);
        assertRejected(Content.Template.of(new TemplateRef("Not A Name", "en")), RejectReason.TEMPLATE);
        assertRejected(Content.Template.of(new TemplateRef("a", "en"), "half \ud83d"), RejectReason.INVALID_CONTENT);
        assertRejected(
                withHeader(file(Media.Type.STICKER, new MediaRef("1", null, null, null))),
                RejectReason.UNSUPPORTED_CONTENT);
        assertRejected(withHeader(new Content.Contacts(List.of())), RejectReason.UNSUPPORTED_CONTENT);
        assertThat(send(new CustomerIdentity("123", null, null, null), new Content.Text("x")))
                .isInstanceOf(Rejected.class);
        assertThat(send(new CustomerIdentity("1650x5551234", null, null, null), new Content.Text("x")))
                .isInstanceOf(Rejected.class);
        assertThat(meta.requests()).isZero();
    }

    @Test
    @DisplayName("a text of 4,096 characters is sent")
    void longest() {
        assertThat(send(ANN, new Content.Text("x".repeat(4_096)))).isInstanceOf(Accepted.class);
    }

    @Test
    @DisplayName("Meta 1.1: an app that demands the proof of its secret gets it, one that does not, does not")
    void proof() {
        meta.endpoint().demandProof(TestConfig.APP_SECRET);
        assertThat(send(ANN, new Content.Text("x"))).isInstanceOf(Rejected.class);
        assertThat(send(message(ANN, new Content.Text("x")), config().with("appSecretProof", "true")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    @DisplayName("a rotated token is used by the next send")
    void rotatedToken() {
        meta.endpoint().changeToken("EAAnewtoken");
        assertThat(send(ANN, new Content.Text("x"))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
            assertThat(rejected.code()).isEqualTo("190");
        });
        assertThat(send(message(ANN, new Content.Text("x")), config().with("accessToken", "EAAnewtoken")))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @DisplayName("a token that cannot stand in a header is refused without a call, and not shown")
    @ValueSource(strings = {"EAAsecret\n", "EAA secret", "EAAsecrét", "\r\nX-Evil: EAAsecret"})
    void badToken(String token) {
        assertThat(send(message(ANN, new Content.Text("x")), config().with("accessToken", token)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
                    assertThat(rejected.toString()).doesNotContain("EAA", "secr");
                });
        assertThat(meta.requests()).isZero();
    }

    @Test
    @DisplayName("a secret that cannot be read just now puts the message off, without a call")
    void secretOutage() {
        assertThat(send(message(ANN, new Content.Text("x")), config().unresolvable("accessToken")))
                .isInstanceOf(Deferred.class);
        assertThat(send(
                        message(ANN, new Content.Text("x")),
                        config().with("appSecretProof", "true").unresolvable("appSecret")))
                .isInstanceOf(Deferred.class);
        assertThat(meta.requests()).isZero();
    }

    @Test
    @DisplayName("an unknown business number is a fault of the account")
    void unknownNumber() {
        assertThat(send(message(ANN, new Content.Text("x")), config().with("phoneNumberId", "999")))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
                    assertThat(rejected.code()).isEqualTo("100/33");
                });
    }

    @Test
    @DisplayName(
            "Meta can all there is but drop what comes twice; templates can be listed where the business account is known")
    void capabilities() {
        assertThat(Webhooks.provider(config()).capabilities())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Capability.IDEMPOTENCY_KEY, Capability.TEMPLATE_LISTING)));
        assertThat(Webhooks.provider(config().with("wabaId", "102290129340398")).capabilities())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Capability.IDEMPOTENCY_KEY)));
    }

    private static Content.Choice choice(Content.Choice.Style style, int options) {
        return new Content.Choice(
                "Which one?",
                IntStream.range(0, options)
                        .mapToObj(i -> new Content.Choice.Option("id" + i, "title " + i, null))
                        .toList(),
                style,
                "Choose");
    }

    private void assertRejected(Content content, RejectReason reason) {
        assertThat(send(ANN, content))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static Content.Template withHeader(Content header) {
        return new Content.Template(new TemplateRef("hello", "en_US"), List.of(), header, List.of());
    }

    private static Media file(Media.Type type, MediaRef ref) {
        return new Media(type, ref, null, "a.pdf");
    }

    private static AccountId account() {
        return new AccountId("support");
    }

    private static OutboundMessage message(CustomerIdentity to, Content content) {
        return new OutboundMessage("i7~2", account(), to, content, null, 1);
    }

    private SendOutcome send(CustomerIdentity to, Content content) {
        return send(message(to, content), config());
    }

    private static SendOutcome send(OutboundMessage message, GivenConfig config) {
        try (MessagingProvider provider = Webhooks.provider(config)) {
            return provider.send(message);
        }
    }

    private GivenConfig config() {
        return TestConfig.standard().with("baseUrl", meta.baseUrl() + "/");
    }

    private SentMessage only() {
        assertThat(meta.sent()).hasSize(1);
        return meta.sent().get(0);
    }
}
