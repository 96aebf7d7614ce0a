package org.whatsapprouting.provider.kaleyra;

import java.time.Instant;
import java.util.Map;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** The account that most tests are about, in both versions of the API. */
final class TestConfig {
    static final Instant NOW = GivenConfig.NOW;
    static final String SID = "HXAP0000000000IN";
    static final String KEY = "test-api-key";
    static final String NUMBER = "15550001111";
    static final String USER = "kaleyra";
    static final String PASSWORD = "test-callback-password";
    static final KaleyraWebhooks FIRST = new KaleyraWebhooks(false, USER, PASSWORD, NUMBER);
    static final KaleyraWebhooks SECOND = new KaleyraWebhooks(true, USER, PASSWORD, NUMBER);

    private TestConfig() {}

    static GivenConfig first() {
        return second().with("apiVersion", "v1");
    }

    static GivenConfig second() {
        return new GivenConfig(
                new KaleyraProviderFactory(),
                Map.of(
                        "baseUrl", "https://api.in.kaleyra.io",
                        "sid", SID,
                        "apiKey", KEY,
                        "whatsappNumber", NUMBER,
                        "callbackAuth", "BASIC",
                        "callbackAuthName", USER,
                        "callbackSecret", PASSWORD));
    }

    /** Returns settings of the first version that lead to a fake. */
    static GivenConfig first(FakeProviderServer<?> fake) {
        return first().with("baseUrl", fake.baseUrl().toString());
    }

    /** Returns settings of the second version that lead to a fake. */
    static GivenConfig second(FakeProviderServer<?> fake) {
        return second().with("baseUrl", fake.baseUrl().toString());
    }

    static FakeProviderServer<KaleyraEndpoint> fake() {
        return FakeProviderServer.start(new KaleyraEndpoint(SID, KEY, NUMBER));
    }
}
