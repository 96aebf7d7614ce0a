package org.whatsapprouting.provider.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaAnswers;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.SignedWebhook;
import org.whatsapprouting.testkit.provider.GivenConfig;
import org.whatsapprouting.testkit.provider.Shown;

/** With every logger at TRACE, through every way a webhook and a send can go. */
class SecretsTest {
    private static final String[] SECRETS = {
        "EAAcanarytoken1", "canary-app-secret", "canary-old-secret", "canary-verify", "canary-old-verify"
    };
    private static final String BODY = "canary-message-body";
    private static final String PHONE = "16505551234";

    @AutoClose
    private final Shown shown = Shown.start();

    @Test
    @DisplayName("no secret, text or phone number is in a log line, an outcome, a verdict's reason or a toString")
    void nothingShown() {
        try (var meta = FakeProviderServer.start(new MetaEndpoint(SECRETS[0], TestConfig.NUMBER));
                MessagingProvider provider = Webhooks.provider(config(meta))) {
            shown.add(provider);
            shown.add(new MetaProviderFactory());
            shown.add(MetaSettings.of(config(meta)));
            webhooks(provider);
            sends(meta, provider);
        }
        assertThat(shown.logged()).isNotEmpty();
        shown.assertNone(SECRETS);
        shown.assertNone(BODY, PHONE);
    }

    private void webhooks(MessagingProvider provider) {
        var hooks = new MetaWebhooks(SECRETS[1], "1", TestConfig.NUMBER);
        shown.add(hooks);
        SignedWebhook good = hooks.text("wamid.1", PHONE, "Ann", TestConfig.NOW, BODY);
        provider.receive(post(good));
        shown.add(provider.receive(post(SignedWebhook.of(SECRETS[2] + "x", good.body()))));
        shown.add(provider.receive(post(SignedWebhook.of(SECRETS[1], ("{\"" + BODY + "\":" + BODY).getBytes(UTF_8)))));
        for (String query : List.of(
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + SECRETS[3],
                "hub.mode=subscribe&hub.challenge=%3C&hub.verify_token=" + SECRETS[4],
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + SECRETS[3] + "x")) {
            var request = WebhookRequest.of("GET", URI.create("https://h.example/?" + query), Map.of(), new byte[0]);
            shown.add(request);
            shown.add(provider.receive(request));
        }
    }

    private void sends(FakeProviderServer<MetaEndpoint> meta, MessagingProvider provider) {
        meta.next(
                MetaAnswers.error(401, 190, "Malformed access token " + SECRETS[0]),
                MetaAnswers.error(400, 100, "Bad request /messages?access_token=" + SECRETS[1] + "&x=1"),
                MetaAnswers.error(400, 131_009, "Parameter value is not valid: +" + PHONE),
                MetaAnswers.throttled(Duration.ofSeconds(1)),
                FakeAnswer.drop(),
                FakeAnswer.page(502));
        for (int attempt = 1; attempt <= 7; attempt++) {
            shown.add(provider.send(new OutboundMessage(
                    "i7~2",
                    new AccountId("support"),
                    CustomerIdentity.ofPhone(PHONE),
                    new Content.Text(BODY),
                    null,
                    attempt)));
        }
        assertThat(meta.sent()).hasSize(1);
    }

    private static WebhookRequest post(SignedWebhook webhook) {
        return WebhookRequest.of("POST", URI.create("https://h.example/"), webhook.headers(), webhook.body());
    }

    private static GivenConfig config(FakeProviderServer<MetaEndpoint> meta) {
        return TestConfig.standard()
                .with(
                        "baseUrl", meta.baseUrl().toString(),
                        "appSecretProof", "true",
                        "accessToken", SECRETS[0],
                        "appSecret", SECRETS[1],
                        "previousAppSecret", SECRETS[2],
                        "verifyToken", SECRETS[3],
                        "previousVerifyToken", SECRETS[4]);
    }
}
