package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.TwilioAnswers;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;
import org.whatsapprouting.testkit.provider.Shown;

/** With every logger at TRACE, through every way a webhook, a send and a file can go. */
class SecretsTest {
    private static final String TOKEN = "c0ffee0123456789c0ffee0123456789";
    private static final String[] SECRETS = {TOKEN, "canary-old-token", "canary-key-secret", "canary-url-password"};
    private static final String BODY = "canary-message-body";
    private static final String PHONE = "15550001111";

    @AutoClose
    private final Shown shown = Shown.start();

    @Test
    @DisplayName(
            "no secret, text or phone number is in a log line, an outcome, a verdict's reason, an exception or a toString")
    void nothingShown() {
        String key = "SK" + "a".repeat(32);
        var endpoint = new TwilioEndpoint(TestConfig.ACCOUNT, TOKEN, TestConfig.NUMBER);
        endpoint.changeLogin(key, SECRETS[2]);
        try (var twilio = FakeProviderServer.start(endpoint);
                MessagingProvider provider = Calls.provider(config(twilio.baseUrl(), key))) {
            shown.add(provider);
            shown.add(new TwilioProviderFactory());
            shown.add(TwilioSettings.of(config(twilio.baseUrl(), key)));
            webhooks(provider);
            sends(twilio, provider);
            services(twilio, provider);
        }
        assertThat(shown.logged()).isNotEmpty();
        shown.assertNone(SECRETS);
        shown.assertNone(BODY, PHONE);
    }

    private void webhooks(MessagingProvider provider) {
        var address = URI.create("https://h.example/wa");
        var hooks = new TwilioWebhooks(TOKEN, TestConfig.ACCOUNT, TestConfig.NUMBER, address);
        shown.add(hooks);
        var good = hooks.textMessage("SM1", PHONE, "Ann", TestConfig.NOW, BODY);
        assertThat(Calls.isAuthentic(provider.receive(good.request()))).isTrue();
        shown.add(good.request());
        shown.add(provider.receive(
                good.withBody((BODY + "=" + BODY).getBytes(UTF_8)).request()));
        shown.add(provider.receive(good.withoutHeaders().request()));
        shown.add(provider.receive(
                hooks.authentic((BODY + "=%ff").getBytes(UTF_8)).request()));
        shown.add(provider.receive(
                hooks.json(("{\"" + BODY + "\":").getBytes(UTF_8)).request()));
    }

    private void sends(FakeProviderServer<TwilioEndpoint> twilio, MessagingProvider provider) {
        twilio.next(
                TwilioAnswers.error(401, 20_003, "Authenticate " + TOKEN + " bearer " + SECRETS[2]),
                TwilioAnswers.error(400, 21_211, "The 'To' number whatsapp:+" + PHONE + " is not valid"),
                TwilioAnswers.throttled(Duration.ofSeconds(1)),
                FakeAnswer.drop(),
                FakeAnswer.page(502));
        for (int attempt = 1; attempt <= 6; attempt++) {
            shown.add(provider.send(new OutboundMessage(
                    "i7~2",
                    new AccountId("support"),
                    CustomerIdentity.ofPhone(PHONE),
                    new Content.Text(BODY),
                    null,
                    attempt)));
        }
        assertThat(twilio.sent()).hasSize(1);
    }

    private void services(FakeProviderServer<TwilioEndpoint> twilio, MessagingProvider provider) {
        for (FakeAnswer answer : List.of(twilio.endpoint().unauthorised(), FakeAnswer.hang(), FakeAnswer.cut())) {
            twilio.next(answer, answer, answer);
            fails(() -> {
                provider.showTyping(CustomerIdentity.ofPhone(PHONE), "SM1");
                return null;
            });
            fails(provider::templates);
            fails(() -> {
                MediaRef ref = twilio.endpoint().hold("image/jpeg", new byte[3]);
                provider.download(ref, (type, size) -> new ByteArrayOutputStream());
                return null;
            });
        }
    }

    private void fails(Callable<?> call) {
        try {
            shown.add(call.call());
        } catch (IOException expected) {
            shown.add(expected);
        } catch (Exception unexpected) {
            throw new AssertionError("Not an IOException", unexpected);
        }
    }

    private static GivenConfig config(URI base, String key) {
        return TestConfig.standard()
                .with(
                        "baseUrl",
                        base.toString(),
                        "contentBaseUrl",
                        base.toString(),
                        "messagingBaseUrl",
                        base.toString(),
                        "publicWebhookUrl",
                        "https://me:" + SECRETS[3] + "@h.example/wa",
                        "authToken",
                        TOKEN,
                        "previousAuthToken",
                        SECRETS[1],
                        "apiKeySid",
                        key,
                        "apiKeySecret",
                        SECRETS[2],
                        "timeoutSeconds",
                        "1");
    }
}
