package org.whatsapprouting.provider.twilio;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.provider.ProviderHarness;

/** How Twilio words what the contract is about. */
final class TwilioHarness implements ProviderHarness {
    @Override
    public MessagingProviderFactory factory() {
        return new TwilioProviderFactory();
    }

    @Override
    public FakeEndpoint endpoint() {
        return new TwilioEndpoint(TestConfig.ACCOUNT, TestConfig.TOKEN, TestConfig.NUMBER);
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of(
                "accountSid",
                TestConfig.ACCOUNT,
                "authToken",
                TestConfig.TOKEN,
                "from",
                "+" + TestConfig.NUMBER,
                "statusCallbackUrl",
                "https://host.example/webhooks/twilio",
                "createContent",
                "true",
                "timeoutSeconds",
                "1",
                "baseUrl",
                fake.toString(),
                "contentBaseUrl",
                fake.toString(),
                "messagingBaseUrl",
                fake.toString());
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new TwilioWebhooks(TestConfig.TOKEN, TestConfig.ACCOUNT, TestConfig.NUMBER);
    }
}
