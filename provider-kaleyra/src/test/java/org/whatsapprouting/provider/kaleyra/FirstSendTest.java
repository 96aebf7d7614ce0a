package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.FakeRequest;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;

/** What the first version sends (Kaleyra 1.2). */
class FirstSendTest {
    private static final MediaRef FILE = new MediaRef(null, "https://files.example/a", null, null);

    private final AtomicReference<FakeRequest> request = new AtomicReference<>();
    private final FakeProviderServer<FakeEndpoint> kaleyra = FakeProviderServer.start(new Watching(request));

    @AfterEach
    void stop() {
        kaleyra.close();
    }

    @Test
    @DisplayName("a text is a form with our reference, and the key is a header and nowhere else")
    void text() {
        assertThat(send(new Content.Text("Hi there & é"), "callbackUrl", "https://host.example/cb/1"))
                .isEqualTo(Map.of(
                        "to", Sends.PHONE,
                        "from", TestConfig.NUMBER,
                        "channel", "WhatsApp",
                        "type", "text",
                        "body", "Hi there & é",
                        "ref", "i7~2",
                        "callback_url", "https://host.example/cb/1"));
        assertThat(request.get().header("api-key")).isEqualTo(TestConfig.KEY);
        assertThat(request.get().text()).doesNotContain(TestConfig.KEY);
        assertThat(send(new Content.Text("Hi"), "channel", "whatsapp", "sandbox", "true"))
                .containsEntry("channel", "whatsapp")
                .containsEntry("source", "sandbox");
    }

    @Test
    @DisplayName("links show what is behind them if the account wants it, where there are links")
    void previews() {
        assertThat(send(new Content.Text("see https://x.example"))).doesNotContainKey("preview_url");
        assertThat(send(new Content.Text("see https://x.example"), "linkPreviews", "true"))
                .containsEntry("preview_url", "true");
        assertThat(send(new Content.Text("see x.example"), "linkPreviews", "true"))
                .doesNotContainKey("preview_url");
    }

    @Test
    @DisplayName("files go by address")
    void media() {
        assertThat(send(new Media(Media.Type.IMAGE, FILE, "look", null)))
                .containsEntry("type", "media")
                .containsEntry("media_url", "https://files.example/a")
                .containsEntry("caption", "look");
    }

    @Test
    @DisplayName("choices are WhatsApp's action as text")
    void choices() {
        var options = List.of(new Choice.Option("y", "Yes", "now"));
        assertThat(send(new Choice("Well?", options, Choice.Style.BUTTONS, null)))
                .containsEntry("type", "interactive")
                .containsEntry("body", "Well?")
                .containsEntry(
                        "action", "{\"buttons\":[{\"type\":\"reply\",\"reply\":{\"id\":\"y\",\"title\":\"Yes\"}}]}");
        assertThat(send(new Choice("Well?", options, Choice.Style.LIST, "Look")))
                .containsEntry(
                        "action",
                        "{\"button\":\"Look\",\"sections\":[{\"rows\":[{\"id\":\"y\",\"title\":\"Yes\","
                                + "\"description\":\"now\"}]}]}");
    }

    @Test
    @DisplayName("a header is WhatsApp's own as text, a footer a line; rows stand under their titles")
    void frames() {
        var buttons = new Choice("Well?", List.of(option("a")), Choice.Style.BUTTONS, null);
        assertThat(send(buttons.withHeader(new Content.Text("Above")).withFooter("Below")))
                .containsEntry("header", "{\"type\":\"text\",\"text\":\"Above\"}")
                .containsEntry("footer", "Below");
        assertThat(send(buttons.withHeader(new Media(Media.Type.IMAGE, FILE, null, null))))
                .containsEntry("header", "{\"type\":\"image\",\"image\":{\"link\":\"https://files.example/a\"}}");
        var rows = List.of(new Choice.Option("a", "A", null, "One"), new Choice.Option("b", "B", null, "Two"));
        assertThat(send(new Choice("Well?", rows, Choice.Style.LIST, "Look")))
                .containsEntry(
                        "action",
                        "{\"button\":\"Look\",\"sections\":[{\"title\":\"One\",\"rows\":[{\"id\":\"a\",\"title\":\"A\"}]},"
                                + "{\"title\":\"Two\",\"rows\":[{\"id\":\"b\",\"title\":\"B\"}]}]}");
    }

    @Test
    @DisplayName("a template quotes its values, and is another type with a header or a button's value (W-04)")
    void template() {
        var ref = new TemplateRef("order_update", "en");
        assertThat(send(Content.Template.of(ref, "Ann", "12,50")))
                .containsEntry("type", "template")
                .containsEntry("template_name", "order_update")
                .containsEntry("lang_code", "en")
                .containsEntry("params", "\"Ann\",\"12,50\"");
        assertThat(send(new Content.Template(
                        ref, List.of(), new Media(Media.Type.DOCUMENT, FILE, null, null), List.of("", "track/7"))))
                .containsEntry("type", "mediatemplate")
                .containsEntry("media_url", "https://files.example/a")
                .containsEntry("param_url", "track/7")
                .doesNotContainKey("params");
        assertThat(send(new Content.Template(ref, List.of("a"), new Content.Text("Hello"), List.of())))
                .containsEntry("type", "mediatemplate")
                .containsEntry("param_header", "Hello");
        assertThat(send(Content.Template.of(ref)
                        .withButtons(
                                Content.Template.Button.payload(0, "yes"),
                                Content.Template.Button.payload(2, "later"))))
                .containsEntry("type", "mediatemplate")
                .containsEntry("payload1", "yes")
                .containsEntry("payload3", "later");
    }

    @ParameterizedTest
    @MethodSource("impossible")
    @DisplayName("what would surely be refused, or nobody knows how to write, is not sent")
    void refused(OutboundMessage message, RejectReason reason) {
        assertThat(new KaleyraProviderFactory()
                        .create(TestConfig.first(kaleyra))
                        .send(message))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
        assertThat(kaleyra.requests()).isZero();
    }

    static List<Object[]> impossible() {
        var ref = new TemplateRef("order_update", "en");
        var four = List.of(option("a"), option("b"), option("c"), option("d"));
        return List.of(
                row(new Content.Text(""), RejectReason.INVALID_CONTENT),
                row(new Content.Text("x".repeat(4_097)), RejectReason.INVALID_CONTENT),
                row(new Content.Text("half \ud83d"), RejectReason.INVALID_CONTENT),
                row(
                        new Media(Media.Type.IMAGE, new MediaRef("1", null, null, null), null, null),
                        RejectReason.UNSUPPORTED_CONTENT),
                row(new Media(Media.Type.STICKER, FILE, null, null), RejectReason.UNSUPPORTED_CONTENT),
                row(new Content.Location(1, 2, null, null), RejectReason.UNSUPPORTED_CONTENT),
                row(new Choice("Well?", four, Choice.Style.BUTTONS, null), RejectReason.INVALID_CONTENT),
                row(
                        new Choice("Well?", List.of(option("a")), Choice.Style.LIST, "Look")
                                .withHeader(new Media(Media.Type.IMAGE, FILE, null, null)),
                        RejectReason.UNSUPPORTED_CONTENT),
                row(
                        new Choice("Well?", List.of(option("a")), Choice.Style.BUTTONS, null)
                                .withFooter("x".repeat(61)),
                        RejectReason.INVALID_CONTENT),
                row(
                        Content.Template.of(ref).withButtons(Content.Template.Button.payload(3, "p")),
                        RejectReason.UNSUPPORTED_CONTENT),
                row(new Choice("Well?", four, Choice.Style.LIST, null), RejectReason.INVALID_CONTENT),
                row(Content.Template.of(new TemplateRef("No Such", "en")), RejectReason.TEMPLATE),
                row(Content.Template.of(ref, "say \"yes\""), RejectReason.TEMPLATE),
                row(Content.Template.of(ref, "two\nlines"), RejectReason.TEMPLATE),
                row(new Content.Template(ref, List.of(), null, List.of("a", "b")), RejectReason.UNSUPPORTED_CONTENT),
                row(
                        new Content.Template(ref, List.of(), new Content.Location(1, 2, null, null), List.of()),
                        RejectReason.UNSUPPORTED_CONTENT),
                new Object[] {
                    Sends.to(new CustomerIdentity(null, "US.1", null, null), new Content.Text("Hi")),
                    RejectReason.RECIPIENT_UNREACHABLE
                });
    }

    private static Object[] row(Content content, RejectReason reason) {
        return new Object[] {Sends.of(content), reason};
    }

    private static Choice.Option option(String title) {
        return new Choice.Option(title, title, null);
    }

    private Map<String, String> send(Content content, String... settings) {
        var provider =
                new KaleyraProviderFactory().create(TestConfig.first(kaleyra).with(settings));
        assertThat(provider.send(Sends.of(content))).isInstanceOf(SendOutcome.Accepted.class);
        return request.get().form();
    }

    /** Keeps the newest request. */
    private record Watching(AtomicReference<FakeRequest> request) implements FakeEndpoint {
        private static final KaleyraEndpoint REAL =
                new KaleyraEndpoint(TestConfig.SID, TestConfig.KEY, TestConfig.NUMBER);

        @Override
        public FakeAnswer answer(FakeRequest came) {
            request.set(came);
            return REAL.answer(came);
        }

        @Override
        public FakeAnswer throttled(Duration retryAfter) {
            return REAL.throttled(retryAfter);
        }

        @Override
        public FakeAnswer unauthorised() {
            return REAL.unauthorised();
        }

        @Override
        public FakeAnswer windowClosed() {
            return REAL.windowClosed();
        }
    }
}
