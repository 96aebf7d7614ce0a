package org.whatsapprouting.provider.meta;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.provider.ProviderHarness;

/** How Meta words what the contract is about. */
final class MetaHarness implements ProviderHarness {
    private static final String TOKEN = "EAAharnesstoken";
    private static final String APP_SECRET = "harness-app-secret";
    private static final String WABA = "102290129340398";

    @Override
    public MessagingProviderFactory factory() {
        return new MetaProviderFactory();
    }

    @Override
    public FakeEndpoint endpoint() {
        return new MetaEndpoint(TOKEN, TestConfig.NUMBER);
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of(
                "phoneNumberId",
                TestConfig.NUMBER,
                "wabaId",
                WABA,
                "accessToken",
                TOKEN,
                "appSecret",
                APP_SECRET,
                "verifyToken",
                "harness-verify-token",
                "timeoutSeconds",
                "1",
                "baseUrl",
                fake.toString());
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new MetaWebhooks(APP_SECRET, WABA, TestConfig.NUMBER);
    }
}
