package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Twilio 1.9: files of customers. */
class MediaTest {
    private final FakeProviderServer<TwilioEndpoint> twilio =
            FakeProviderServer.start(new TwilioEndpoint(TestConfig.ACCOUNT, TestConfig.TOKEN, TestConfig.NUMBER));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    @DisplayName("a file is fetched from where Twilio says it is, without Twilio's credentials")
    void redirected() throws IOException {
        byte[] file = new byte[300_000];
        file[299_999] = 7;
        MediaRef ref = twilio.endpoint().hold("image/jpeg", file);
        assertThat(download(ref, "20")).isEqualTo(file);
        assertThat(twilio.requests()).isEqualTo(2);
        assertThat(twilio.endpoint().leakedCredentials()).isZero();
    }

    @Test
    @DisplayName("what a webhook says of a file is enough to fetch it")
    void fromWebhook() throws IOException {
        var held = twilio.endpoint().hold("audio/ogg", new byte[] {1, 2, 3});
        var hooks = new TwilioWebhooks(TestConfig.TOKEN, TestConfig.ACCOUNT, TestConfig.NUMBER);
        String sid = held.link().replaceFirst(".*/Messages/([^/]+)/.*", "$1");
        try (MessagingProvider provider = Calls.provider(config("20"))) {
            var verdict = provider.receive(
                    hooks.media(sid, "15550001111", "audio/ogg", "").request());
            var message =
                    (MessageReceived) ((WebhookVerdict.Events) verdict).events().get(0);
            assertThat(download(((Content.Media) message.content()).ref(), "20"))
                    .containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @DisplayName("a reference to anything else is not fetched at all")
    @ValueSource(
            strings = {
                "https://api.twilio.com/2010-04-01/Accounts/AC2/Messages/MM1/Media/ME1",
                "https://api.twilio.com.evil.example/2010-04-01/Accounts/%s/Messages/MM1/Media/ME1",
                "https://evil.example/2010-04-01/Accounts/%s/Messages/MM1/Media/ME1",
                "https://me@api.twilio.com/2010-04-01/Accounts/%s/Messages/MM1/Media/ME1",
                "http://api.twilio.com/2010-04-01/Accounts/%s/Messages/MM1/Media/ME1",
                "https://api.twilio.com/2010-04-01/Accounts/%s/Messages/MM1/Media/../../../x",
                "https://api.twilio.com/2010-04-01/Accounts/%s/Messages.json",
                "http://169.254.169.254/latest/meta-data"
            })
    void elsewhere(String link) {
        var ref = new MediaRef(null, link.replace("%s", TestConfig.ACCOUNT), null, null);
        assertThatThrownBy(() -> download(ref, "20")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> download(new MediaRef("ME1", null, null, null), "20"))
                .isInstanceOf(IOException.class);
        assertThat(twilio.requests()).isZero();
    }

    @ParameterizedTest
    @DisplayName("a redirect into somebody's network, to another port or to no address is not followed")
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "http://127.0.0.1:1/",
                "https://evil.example/",
                "https://media.twiliocdn.com:8443/x",
                "http://media.twiliocdn.com/x",
                "https://me:pw@media.twiliocdn.com/x",
                "file:///etc/passwd",
                "http://["
            })
    void redirects(String location) {
        MediaRef ref = twilio.endpoint().hold("image/jpeg", new byte[3]);
        twilio.next(FakeAnswer.raw(302, "").with("Location", location));
        assertThatThrownBy(() -> download(ref, "20")).isInstanceOf(IOException.class);
        assertThat(twilio.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("redirects that never end, a file that is gone, too large, cut or never finished, are failures")
    void failures() {
        MediaRef ref = twilio.endpoint().hold("video/mp4", new byte[1_000_001]);
        String self = twilio.baseUrl() + "/again";
        FakeAnswer again = FakeAnswer.raw(302, "").with("Location", self);
        twilio.next(again, again, again, again);
        assertThatThrownBy(() -> download(ref, "20")).hasMessageContaining("redirects");
        assertThat(twilio.requests()).isEqualTo(4);
        assertThatThrownBy(() -> download(ref, "1")).isInstanceOf(IOException.class);
        for (FakeAnswer answer :
                new FakeAnswer[] {FakeAnswer.raw(404, ""), FakeAnswer.page(500), FakeAnswer.cut(), FakeAnswer.trickle()
                }) {
            twilio.next(answer);
            assertThatThrownBy(() -> download(ref, "20"))
                    .as(answer.ending() + " " + answer.status())
                    .isInstanceOf(IOException.class);
        }
    }

    private byte[] download(MediaRef ref, String megabytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (MessagingProvider provider = Calls.provider(config(megabytes))) {
            provider.download(ref, (type, size) -> bytes);
        }
        return bytes.toByteArray();
    }

    private GivenConfig config(String megabytes) {
        return TestConfig.standard()
                .with("baseUrl", twilio.baseUrl().toString(), "maxFileMegabytes", megabytes, "timeoutSeconds", "2");
    }
}
