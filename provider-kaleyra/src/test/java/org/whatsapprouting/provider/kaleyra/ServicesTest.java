package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.KaleyraAnswers;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;

/** Files given to Kaleyra, and templates had from it (Kaleyra 1.4). */
class ServicesTest {
    private static final String WABA = "102290129340398";
    private static final String PAGE = """
            {"data":[{"name":"a","language":"en","status":"PAUSED","category":"MARKETING",
             "components":[{"type":"BODY","text":"{{2}} and {{1}}"}]},{"language":"en"}]}""";

    private final FakeProviderServer<KaleyraEndpoint> kaleyra =
            FakeProviderServer.start(new KaleyraEndpoint(TestConfig.SID, TestConfig.KEY, TestConfig.NUMBER, WABA));

    @AfterEach
    void stop() {
        kaleyra.close();
    }

    @Test
    @DisplayName("templates come as Meta lists them, wrapped as Kaleyra wraps other answers, or not (W-04)")
    void templates() throws IOException {
        var expected = new TemplateInfo(
                new TemplateRef("a", "en"),
                "a",
                TemplateInfo.Status.PAUSED,
                "MARKETING",
                "{{2}} and {{1}}",
                List.of("1", "2"));
        kaleyra.next(
                FakeAnswer.raw(200, PAGE),
                FakeAnswer.raw(200, "{\"code\":\"WA200\",\"message\":\"Success\",\"data\":" + PAGE + "}"));
        MessagingProvider provider = provider("wabaId", WABA);
        assertThat(provider.templates()).containsExactly(expected);
        assertThat(provider.templates()).containsExactly(expected);
        assertThat(kaleyra.requests()).isEqualTo(2);
    }

    @Test
    @DisplayName("an account that cannot list its templates says what is missing")
    void noTemplates() {
        assertThatThrownBy(() -> provider().templates())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Account 'support'")
                .hasMessageContaining("TEMPLATE_LISTING")
                .hasMessageContaining("wabaId");
        MessagingProvider older = provider("apiVersion", "v1", "wabaId", WABA);
        assertThat(older.capabilities()).doesNotContain(Capability.TEMPLATE_LISTING, Capability.MEDIA_UPLOAD);
        assertThatThrownBy(older::templates).hasMessageContaining("apiVersion");
        assertThat(kaleyra.requests()).isZero();
    }

    @Test
    @DisplayName("a list without an end is left after a while")
    void endless() throws IOException {
        var endless = FakeAnswer.raw(200, """
                {"data":[{"name":"a","language":"en"}],"paging":{"cursors":{"after":"x"},"next":"https://a.example"}}""");
        for (int i = 0; i < 150; i++) {
            kaleyra.next(endless);
        }
        assertThat(provider("wabaId", WABA).templates()).hasSize(100);
    }

    @Test
    @DisplayName("a file that Kaleyra took is sent by its id")
    void upload() throws IOException {
        MessagingProvider provider = provider();
        MediaRef ref = provider.upload(file());
        assertThat(ref).isEqualTo(new MediaRef("1", null, "image/jpeg", null));
        assertThat(provider.send(Sends.of(new Media(Media.Type.IMAGE, ref, null, null))))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(kaleyra.sent().get(0).wire()).contains("\"image\":{\"id\":\"1\"}");
    }

    @Test
    @DisplayName("why a file is not taken is said, without the key")
    void notTaken() {
        kaleyra.next(
                KaleyraAnswers.error(401, "WA401", "Unauthorised account type of " + TestConfig.KEY),
                FakeAnswer.raw(200, "{\"code\":\"WA200\"}"));
        assertThatThrownBy(() -> provider().upload(file()))
                .isInstanceOf(IOException.class)
                .hasMessage("Kaleyra refused with status 401, code WA401: Unauthorised account type of ***");
        assertThatThrownBy(() -> provider().upload(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no id");
        assertThatThrownBy(() -> provider("apiKey", "a\nb").upload(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line break");
    }

    private static MediaSource file() {
        return MediaSource.of("image/jpeg", "a.jpg", "picture".getBytes(StandardCharsets.US_ASCII));
    }

    private MessagingProvider provider(String... settings) {
        return new KaleyraProviderFactory()
                .create(TestConfig.second()
                        .with("baseUrl", kaleyra.baseUrl().toString())
                        .with(settings));
    }
}
