package org.whatsapprouting.provider.meta;

import java.time.Instant;
import java.util.Map;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** The account that most tests are about. */
final class TestConfig {
    static final Instant NOW = GivenConfig.NOW;
    static final String APP_SECRET = "test-app-secret";
    static final String TOKEN = "EAAtesttoken";
    static final String VERIFY_TOKEN = "test-verify-token";
    static final String NUMBER = "106540352242922";

    private TestConfig() {}

    static GivenConfig standard() {
        return new GivenConfig(
                new MetaProviderFactory(),
                Map.of(
                        "phoneNumberId", NUMBER,
                        "accessToken", TOKEN,
                        "appSecret", APP_SECRET,
                        "verifyToken", VERIFY_TOKEN));
    }
}
