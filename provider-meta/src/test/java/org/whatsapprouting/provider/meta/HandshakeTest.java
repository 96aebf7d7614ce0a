package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Challenge;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;

class HandshakeTest {
    private static final String RIGHT = "hub.mode=subscribe&hub.verify_token=test-verify-token&hub.challenge=";

    @ParameterizedTest
    @DisplayName("Meta 1.2: with the right token the challenge comes back to the letter")
    @ValueSource(strings = {"1158201444", "0", "00012", "aZ_-9", "99999999999999999999999999"})
    void verbatim(String challenge) {
        assertThat(Webhooks.get(TestConfig.standard(), RIGHT + challenge)).isEqualTo(new Challenge(challenge));
    }

    @Test
    @DisplayName("parameters come in any order and percent-encoded")
    void encoded() {
        var config = TestConfig.standard().with("verifyToken", "a b/ü&=");
        assertThat(Webhooks.get(config, "hub.challenge=1&hub.verify_token=a+b%2F%C3%BC%26%3D&x=y&hub%2Emode=subscribe"))
                .isEqualTo(new Challenge("1"));
    }

    @ParameterizedTest
    @DisplayName("a wrong token and anything missing are refused alike")
    @ValueSource(
            strings = {
                "",
                "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=test-verify-toke&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=test-verify-token1&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=TEST-VERIFY-TOKEN&hub.challenge=1",
                "hub.mode=subscribe&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=test-verify-token",
                "hub.verify_token=test-verify-token&hub.challenge=1",
                "hub.mode=unsubscribe&hub.verify_token=test-verify-token&hub.challenge=1",
                "hub_mode=subscribe&hub_verify_token=test-verify-token&hub_challenge=1"
            })
    void refused(String query) {
        assertThat(cause(Webhooks.get(TestConfig.standard(), query))).isEqualTo(Refused.Cause.NOT_AUTHENTIC);
    }

    @ParameterizedTest
    @DisplayName("a challenge that could be more than a challenge is not echoed")
    @ValueSource(strings = {"", "%3Cscript%3E", "a%20b", "1%0A", "%C3%BC", "1;2"})
    void hostileChallenge(String challenge) {
        assertThat(cause(Webhooks.get(TestConfig.standard(), RIGHT + challenge)))
                .isEqualTo(Refused.Cause.MALFORMED);
    }

    @Test
    @DisplayName("a challenge has at most 200 characters")
    void longChallenge() {
        assertThat(Webhooks.get(TestConfig.standard(), RIGHT + "1".repeat(200))).isInstanceOf(Challenge.class);
        assertThat(Webhooks.get(TestConfig.standard(), RIGHT + "1".repeat(201))).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("during a rotation both verify tokens count")
    void rotation() {
        var rotating = TestConfig.standard().with("verifyToken", "new", "previousVerifyToken", "old");
        for (String token : new String[] {"new", "old"}) {
            assertThat(Webhooks.get(rotating, "hub.mode=subscribe&hub.challenge=7&hub.verify_token=" + token))
                    .isEqualTo(new Challenge("7"));
        }
        assertThat(cause(Webhooks.get(rotating, RIGHT + "7"))).isEqualTo(Refused.Cause.NOT_AUTHENTIC);
    }

    private static Refused.Cause cause(WebhookVerdict verdict) {
        return ((Refused) verdict).cause();
    }
}
