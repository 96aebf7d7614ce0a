package org.whatsapprouting.provider.sinch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** The account that most tests are about. */
final class TestConfig {
    static final Instant NOW = GivenConfig.NOW;
    static final String PROJECT = "c36f3d3d-1513-4edd-ae42-11995557ff61";
    static final String APP = "01APP";
    static final String KEY_ID = "test-key-id";
    static final String KEY_SECRET = "test-key-secret";
    static final String WEBHOOK_SECRET = "s3cret";
    static final SinchWebhooks WEBHOOKS = new SinchWebhooks(WEBHOOK_SECRET, PROJECT, APP, InstantSource.fixed(NOW));

    private TestConfig() {}

    static GivenConfig standard() {
        return new GivenConfig(
                new SinchProviderFactory(),
                Map.of(
                        "projectId", PROJECT,
                        "appId", APP,
                        "region", "eu",
                        "keyId", KEY_ID,
                        "keySecret", KEY_SECRET,
                        "webhookSecret", WEBHOOK_SECRET));
    }

    /** Returns settings that lead to a fake. */
    static GivenConfig at(FakeProviderServer<?> fake) {
        String address = fake.baseUrl().toString();
        return standard().with("baseUrl", address, "authUrl", address);
    }

    static FakeProviderServer<SinchEndpoint> fake() {
        return FakeProviderServer.start(new SinchEndpoint(PROJECT, APP, KEY_ID, KEY_SECRET));
    }
}
