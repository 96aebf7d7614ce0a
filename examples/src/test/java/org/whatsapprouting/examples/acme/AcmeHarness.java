package org.whatsapprouting.examples.acme;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.provider.ProviderHarness;

/** How Acme words what the contract is about. */
final class AcmeHarness implements ProviderHarness {
    @Override
    public MessagingProviderFactory factory() {
        return new AcmeProviderFactory();
    }

    @Override
    public FakeEndpoint endpoint() {
        return new AcmeEndpoint("acme-token-1", "15550001111");
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of(
                "number", "15550001111",
                "token", "acme-token-1",
                "webhookSecret", "acme-webhook-secret",
                "timeoutSeconds", "1",
                "baseUrl", fake.toString());
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new AcmeWebhooks("acme-webhook-secret", "15550001111", URI.create("https://host.example/acme"));
    }
}
