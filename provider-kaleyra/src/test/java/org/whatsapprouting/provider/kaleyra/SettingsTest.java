package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;

/** Settings of an account (Kaleyra 1.1). */
class SettingsTest {
    @Test
    @DisplayName(
            "the factory is registered for the module path and for the class path, and serves its number (A-12, P-05)")
    void registered() throws IOException {
        String service = MessagingProviderFactory.class.getName();
        String factory = KaleyraProviderFactory.class.getName();
        assertThat(KaleyraProviderFactory.class.getModule().getDescriptor().provides())
                .anySatisfy(provided -> assertThat(provided.service() + " " + provided.providers())
                        .isEqualTo(service + " [" + factory + "]"));
        try (var file = KaleyraProviderFactory.class.getResourceAsStream("/META-INF/services/" + service)) {
            assertThat(file).hasContent(factory);
        }
        assertThat(new KaleyraProviderFactory().id()).isEqualTo("kaleyra");
        assertThat(new KaleyraProviderFactory()
                        .create(TestConfig.first().with("whatsappNumber", "+" + TestConfig.NUMBER))
                        .number())
                .isEqualTo(TestConfig.NUMBER);
    }

    @Test
    @DisplayName("the version decides the path")
    void addresses() {
        assertThat(KaleyraSettings.of(TestConfig.first()).messages())
                .hasToString("https://api.in.kaleyra.io/v1/HXAP0000000000IN/messages");
        assertThat(KaleyraSettings.of(TestConfig.second()).messages())
                .hasToString("https://api.in.kaleyra.io/v2/HXAP0000000000IN/whatsapp/15550001111/messages");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "baseUrl, http://api.in.kaleyra.io",
        "apiVersion, v3",
        "sid, a/b",
        "whatsappNumber, 12 34",
        "callbackAuth, OFTEN",
        "callbackAuth, NONE",
        "callbackAuthName, a:b",
        "callbackUrl, http://host.example/",
        "callbackFields, from",
        "callbackFields, shoe=size",
        "channel, Whats App",
        "messagesPerSecond, 0",
        "messagesPerSecond, 1001",
        "timeoutSeconds, 121"
    })
    @DisplayName("a setting that cannot be right is refused with its name")
    void refused(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaleyraSettings.of(TestConfig.first().with(name, value)))
                .withMessageContaining("'support'")
                .withMessageContaining(name);
    }

    @Test
    @DisplayName("callbacks without any proof are refused unless somebody says twice that he wants them")
    void unprotected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaleyraSettings.of(TestConfig.second().with("callbackAuth", "NONE")))
                .withMessageContaining("allowUnprotectedCallbacks");
        assertThatCode(() -> KaleyraSettings.of(
                        TestConfig.second().with("callbackAuth", "NONE", "allowUnprotectedCallbacks", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("the number sends 80 messages a second unless told otherwise, and to a customer as WhatsApp allows")
    void pacing() {
        assertThat(KaleyraSettings.of(TestConfig.first()).pacing()).isEqualTo(Pacing.WHATSAPP.withPerSecond(80));
        assertThat(new KaleyraProviderFactory()
                        .create(TestConfig.first().with("messagesPerSecond", "400"))
                        .pacing())
                .isEqualTo(new Pacing(400, 100, Duration.ofSeconds(6), 45));
    }
}
