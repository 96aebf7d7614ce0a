package org.whatsapprouting.provider.sinch;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.provider.ProviderHarness;

/** How Sinch words what the contract is about. */
final class SinchHarness implements ProviderHarness {
    private static final String KEY_SECRET = "harness-key-secret";
    private static final String WEBHOOK_SECRET = "harness-webhook-secret";

    @Override
    public MessagingProviderFactory factory() {
        return new SinchProviderFactory();
    }

    @Override
    public FakeEndpoint endpoint() {
        return new SinchEndpoint(TestConfig.PROJECT, TestConfig.APP, TestConfig.KEY_ID, KEY_SECRET);
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of(
                "projectId",
                TestConfig.PROJECT,
                "appId",
                TestConfig.APP,
                "region",
                "eu",
                "keyId",
                TestConfig.KEY_ID,
                "keySecret",
                KEY_SECRET,
                "webhookSecret",
                WEBHOOK_SECRET,
                "timeoutSeconds",
                "1",
                "baseUrl",
                fake.toString(),
                "authUrl",
                fake.toString());
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new SinchWebhooks(
                WEBHOOK_SECRET,
                TestConfig.PROJECT,
                TestConfig.APP,
                TestConfig.standard().clock());
    }

    @Override
    public boolean renewsTokens() {
        return true;
    }
}
