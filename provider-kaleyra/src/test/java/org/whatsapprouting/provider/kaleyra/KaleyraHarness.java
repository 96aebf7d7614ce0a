package org.whatsapprouting.provider.kaleyra;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.provider.ProviderHarness;

/**
 * How Kaleyra words what the contract is about.
 *
 * @param newer whether it is about the second version of its API
 */
record KaleyraHarness(boolean newer) implements ProviderHarness {
    private static final String KEY = "harness-api-key";
    private static final String WABA = "102290129340398";
    private static final String PASSWORD = "harness-callback-password";

    @Override
    public MessagingProviderFactory factory() {
        return new KaleyraProviderFactory();
    }

    @Override
    public FakeEndpoint endpoint() {
        return new KaleyraEndpoint(TestConfig.SID, KEY, TestConfig.NUMBER, WABA);
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of(
                "baseUrl",
                fake.toString(),
                "apiVersion",
                newer ? "v2" : "v1",
                "sid",
                TestConfig.SID,
                "apiKey",
                KEY,
                "whatsappNumber",
                TestConfig.NUMBER,
                "wabaId",
                WABA,
                "callbackAuth",
                "BASIC",
                "callbackAuthName",
                TestConfig.USER,
                "callbackSecret",
                PASSWORD,
                "timeoutSeconds",
                "1");
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new KaleyraWebhooks(newer, TestConfig.USER, PASSWORD, TestConfig.NUMBER);
    }
}
