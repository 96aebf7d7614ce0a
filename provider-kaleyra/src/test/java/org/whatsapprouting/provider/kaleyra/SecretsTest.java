package org.whatsapprouting.provider.kaleyra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.KaleyraAnswers;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;
import org.whatsapprouting.testkit.provider.Shown;

/** With every logger at TRACE, through every way a callback and a send can go, in both versions. */
class SecretsTest {
    private static final String[] SECRETS = {"canary-api-key", "canary-callback-secret", "canary-old-secret"};
    private static final String BODY = "canary-message-body";
    private static final String PHONE = "16505551234";

    @AutoClose
    private final Shown shown = Shown.start();

    @Test
    @DisplayName("no secret, text or phone number is in a log line, an outcome, a verdict's reason or a toString")
    void nothingShown() {
        for (boolean newer : new boolean[] {false, true}) {
            var endpoint = new KaleyraEndpoint(TestConfig.SID, SECRETS[0], TestConfig.NUMBER);
            try (var kaleyra = FakeProviderServer.start(endpoint);
                    MessagingProvider provider = new KaleyraProviderFactory().create(config(kaleyra, newer))) {
                shown.add(provider);
                shown.add(new KaleyraProviderFactory());
                shown.add(KaleyraSettings.of(config(kaleyra, newer)));
                callbacks(provider, new KaleyraWebhooks(newer, TestConfig.USER, SECRETS[1], TestConfig.NUMBER));
                sends(kaleyra, provider);
            }
        }
        assertThat(shown.logged()).isNotEmpty();
        shown.assertNone(SECRETS);
        shown.assertNone(BODY, PHONE);
    }

    private void callbacks(MessagingProvider provider, KaleyraWebhooks hooks) {
        shown.add(hooks);
        var good = hooks.textMessage("1", PHONE, "Ann", TestConfig.NOW, BODY);
        provider.receive(good.request());
        shown.add(good.request());
        shown.add(provider.receive(hooks.foreign()
                .textMessage("1", PHONE, "Ann", TestConfig.NOW, BODY)
                .request()));
        shown.add(provider.receive(good.withoutHeaders().request()));
        shown.add(provider.receive(
                hooks.authentic(("{\"" + BODY + "\":" + BODY).getBytes(UTF_8)).request()));
    }

    private void sends(FakeProviderServer<KaleyraEndpoint> kaleyra, MessagingProvider provider) {
        kaleyra.next(
                KaleyraAnswers.error(401, "RBC001", "Key " + SECRETS[0] + " is not valid"),
                KaleyraAnswers.invalid("to", "+" + PHONE + " is not valid"),
                FakeAnswer.raw(400, "{\"error\":\"" + SECRETS[1] + "\"}"),
                FakeAnswer.drop(),
                FakeAnswer.page(502));
        var message = Sends.to(CustomerIdentity.ofPhone(PHONE), new Content.Text(BODY));
        for (int attempt = 1; attempt <= 6; attempt++) {
            shown.add(provider.send(message));
        }
    }

    private static GivenConfig config(FakeProviderServer<KaleyraEndpoint> kaleyra, boolean newer) {
        return TestConfig.first(kaleyra)
                .with(
                        "apiVersion", newer ? "v2" : "v1",
                        "apiKey", SECRETS[0],
                        "callbackSecret", SECRETS[1],
                        "previousCallbackSecret", SECRETS[2]);
    }
}
