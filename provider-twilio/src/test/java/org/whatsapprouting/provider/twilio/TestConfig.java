package org.whatsapprouting.provider.twilio;

import java.time.Instant;
import java.util.Map;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** The account that most tests are about. */
final class TestConfig {
    static final Instant NOW = GivenConfig.NOW;
    static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    static final String SERVICE = "MG" + "0".repeat(31) + "2";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String NUMBER = "15550002222";

    private TestConfig() {}

    static GivenConfig standard() {
        return new GivenConfig(
                new TwilioProviderFactory(), Map.of("accountSid", ACCOUNT, "authToken", TOKEN, "from", "+" + NUMBER));
    }
}
