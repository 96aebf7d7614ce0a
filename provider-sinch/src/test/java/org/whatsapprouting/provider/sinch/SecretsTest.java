package org.whatsapprouting.provider.sinch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchAnswers;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;
import org.whatsapprouting.testkit.provider.Shown;

/** With every logger at TRACE, through every way a webhook and a send can go. */
class SecretsTest {
    private static final String[] SECRETS = {
        "canary-key-secret", "canary-webhook-secret", "canary-old-secret", "canary-override", "fake-access-token"
    };
    private static final String BODY = "canary-message-body";
    private static final String PHONE = "16505551234";

    @AutoClose
    private final Shown shown = Shown.start();

    @Test
    @DisplayName(
            "no secret, token, text or phone number is in a log line, an outcome, a verdict's reason or a toString")
    void nothingShown() {
        var endpoint = new SinchEndpoint(TestConfig.PROJECT, TestConfig.APP, TestConfig.KEY_ID, SECRETS[0]);
        try (var sinch = FakeProviderServer.start(endpoint);
                MessagingProvider provider = new SinchProviderFactory().create(config(sinch))) {
            shown.add(provider);
            shown.add(new SinchProviderFactory());
            shown.add(SinchSettings.of(config(sinch)));
            webhooks(provider);
            sends(sinch, provider);
        }
        assertThat(shown.logged()).isNotEmpty();
        shown.assertNone(SECRETS);
        shown.assertNone(BODY, PHONE);
    }

    private void webhooks(MessagingProvider provider) {
        var hooks =
                new SinchWebhooks(SECRETS[1], TestConfig.PROJECT, TestConfig.APP, InstantSource.fixed(TestConfig.NOW));
        shown.add(hooks);
        var good = hooks.textMessage("01M", PHONE, "Ann", TestConfig.NOW, BODY);
        provider.receive(good.request());
        shown.add(provider.receive(hooks.foreign().authentic(good.body()).request()));
        shown.add(provider.receive(good.withoutHeaders().request()));
        shown.add(provider.receive(
                hooks.authentic(("{\"" + BODY + "\":" + BODY).getBytes(UTF_8)).request()));
    }

    private void sends(FakeProviderServer<SinchEndpoint> sinch, MessagingProvider provider) {
        sinch.endpoint().nextTokens(FakeAnswer.raw(401, "{\"error\":\"" + SECRETS[0] + "\"}"), FakeAnswer.drop());
        sinch.next(
                SinchAnswers.error(401, "UNAUTHENTICATED", "Bearer fake-access-token-1 is not valid"),
                SinchAnswers.error(400, "INVALID_ARGUMENT", "identity +" + PHONE + " is not valid"),
                FakeAnswer.drop(),
                FakeAnswer.page(502));
        var message = Sends.to(CustomerIdentity.ofPhone(PHONE), new Content.Text(BODY));
        for (int attempt = 1; attempt <= 7; attempt++) {
            shown.add(provider.send(message));
        }
        assertThat(sinch.sent()).hasSize(2);
    }

    private static GivenConfig config(FakeProviderServer<SinchEndpoint> sinch) {
        return TestConfig.at(sinch)
                .with(
                        "keySecret", SECRETS[0],
                        "webhookSecret", SECRETS[1],
                        "previousWebhookSecret", SECRETS[2],
                        "overrideCallbackSecret", SECRETS[3]);
    }
}
