package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.testkit.provider.GivenConfig;

class SettingsTest {
    @Test
    @DisplayName("P-01: the factory is registered for the module path and for the class path")
    void registered() throws IOException {
        String service = MessagingProviderFactory.class.getName();
        String factory = TwilioProviderFactory.class.getName();
        assertThat(TwilioProviderFactory.class.getModule().getDescriptor().provides())
                .anySatisfy(provided -> assertThat(provided.service() + " " + provided.providers())
                        .isEqualTo(service + " [" + factory + "]"));
        try (var file = TwilioProviderFactory.class.getResourceAsStream("/META-INF/services/" + service)) {
            assertThat(file).hasContent(factory);
        }
        assertThat(new TwilioProviderFactory().id()).isEqualTo("twilio");
    }

    @ParameterizedTest
    @DisplayName("a value that cannot work is refused at once, naming account, setting and remedy")
    @CsvSource({
        "accountSid, AC1",
        "accountSid, SK00000000000000000000000000000001",
        "from, 555-1234",
        "from, sms:+15550001111",
        "messagingServiceSid, MG1",
        "region, ie1.evil.example",
        "timeoutSeconds, 0",
        "timeoutSeconds, 121",
        "messagesPerSecond, 0",
        "messagesPerSecond, 1001",
        "timeoutSeconds, soon",
        "maxFileMegabytes, 101"
    })
    void refused(String name, String value) {
        assertThatThrownBy(() -> Calls.provider(TestConfig.standard().with(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'support'")
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining("Give ");
    }

    @Test
    @DisplayName("settings that do not go together are refused, naming the remedy")
    void contradictions() {
        for (GivenConfig config : new GivenConfig[] {
            TestConfig.standard().without("from"), TestConfig.standard().with("edge", "dublin")
        }) {
            assertThatThrownBy(() -> Calls.provider(config))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'support'")
                    .hasMessageContaining("Give ");
        }
    }

    @ParameterizedTest
    @DisplayName(
            "credentials go nowhere without TLS, except to this machine; addresses have no user, query or fragment")
    @CsvSource({
        "https://api.twilio.com, true",
        "https://proxy.example:8443/twilio, true",
        "http://localhost:8080, true",
        "http://127.0.0.1:8080, true",
        "http://[::1]:8080, true",
        "http://api.twilio.com, false",
        "http://127.0.0.1.evil.example, false",
        "ftp://localhost, false",
        "https://user:secret@x.example/, false",
        "https://x.example/?a=b, false",
        "https://x.example/#a, false"
    })
    void tls(String address, boolean allowed) {
        for (String name : new String[] {"baseUrl", "contentBaseUrl", "messagingBaseUrl"}) {
            var config = TestConfig.standard().with(name, address);
            if (allowed) {
                assertThatCode(() -> Calls.provider(config)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> Calls.provider(config))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(name)
                        .hasMessageNotContaining("secret");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("addresses Twilio could not call are refused, without repeating the password in them")
    @ValueSource(
            strings = {
                "http://h.example/wa",
                "https://h_1.example/wa",
                "h.example/wa",
                "https://me:secret@h_1.example/wa",
                "https://h.example/w a"
            })
    void callbacks(String address) {
        for (String name : new String[] {"statusCallbackUrl", "publicWebhookUrl"}) {
            assertThatThrownBy(() -> Calls.provider(TestConfig.standard().with(name, address)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    @DisplayName("region and edge make the host; an address given goes first")
    void hosts() {
        assertThat(TwilioSettings.of(TestConfig.standard()).api()).hasToString("https://api.twilio.com");
        var regional = TwilioSettings.of(TestConfig.standard().with("region", "ie1", "edge", "dublin"));
        assertThat(regional.api()).hasToString("https://api.dublin.ie1.twilio.com");
        assertThat(regional.content()).hasToString("https://content.dublin.ie1.twilio.com");
        assertThat(regional.messaging()).hasToString("https://messaging.dublin.ie1.twilio.com");
        assertThat(TwilioSettings.of(TestConfig.standard().with("region", "ie1"))
                        .api())
                .hasToString("https://api.ie1.twilio.com");
        assertThat(TwilioSettings.of(TestConfig.standard().with("region", "ie1", "baseUrl", "https://x.example/t/"))
                        .api())
                .hasToString("https://x.example/t");
    }

    @Test
    @DisplayName("the business number is told by its digits, however it is written; without one the service counts")
    void number() {
        for (String from : new String[] {"+15550002222", "15550002222", "whatsapp:+15550002222"}) {
            assertThat(Calls.provider(TestConfig.standard().with("from", from)).number())
                    .isEqualTo("15550002222");
        }
        var service = TestConfig.standard().without("from").with("messagingServiceSid", TestConfig.SERVICE);
        assertThat(Calls.provider(service).number()).isEqualTo(TestConfig.SERVICE);
    }

    @Test
    @DisplayName("reports echo our reference, and choices are shown, where the settings allow it")
    void capabilities() {
        assertThat(Calls.provider(TestConfig.standard()).capabilities())
                .contains(Capability.TEXT, Capability.TEMPLATE, Capability.SIGNED_WEBHOOKS)
                .doesNotContain(Capability.STATUS_ECHO, Capability.BUTTONS, Capability.LIST);
        assertThat(Calls.provider(TestConfig.standard()
                                .with("statusCallbackUrl", "https://h.example/st", "createContent", "true"))
                        .capabilities())
                .contains(Capability.STATUS_ECHO, Capability.BUTTONS, Capability.LIST);
    }

    @Test
    @DisplayName("settings do not show the password of an address")
    void shown() {
        var config = TestConfig.standard().with("publicWebhookUrl", "https://me:pass@h.example/wa");
        assertThat(TwilioSettings.of(config).toString()).doesNotContain("pass");
        assertThat(TwilioSettings.of(config).signedAddresses().toString()).doesNotContain("pass");
    }

    @Test
    @DisplayName("the number sends 80 messages a second unless told otherwise, and to a customer as WhatsApp allows")
    void pacing() {
        assertThat(TwilioSettings.of(TestConfig.standard()).pacing()).isEqualTo(Pacing.WHATSAPP.withPerSecond(80));
        assertThat(new TwilioProviderFactory()
                        .create(TestConfig.standard().with("messagesPerSecond", "400"))
                        .pacing())
                .isEqualTo(new Pacing(400, 100, Duration.ofSeconds(6), 45));
    }
}
