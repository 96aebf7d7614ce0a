package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;

/** Settings of an account (Sinch 1.1). */
class SettingsTest {
    @Test
    @DisplayName(
            "the factory is registered for the module path and for the class path, and serves its app (A-12, P-02)")
    void registered() throws IOException {
        String service = MessagingProviderFactory.class.getName();
        String factory = SinchProviderFactory.class.getName();
        assertThat(SinchProviderFactory.class.getModule().getDescriptor().provides())
                .anySatisfy(provided -> assertThat(provided.service() + " " + provided.providers())
                        .isEqualTo(service + " [" + factory + "]"));
        try (var file = SinchProviderFactory.class.getResourceAsStream("/META-INF/services/" + service)) {
            assertThat(file).hasContent(factory);
        }
        assertThat(new SinchProviderFactory().id()).isEqualTo("sinch");
        assertThat(new SinchProviderFactory().create(TestConfig.standard()).number())
                .isEqualTo(TestConfig.APP);
    }

    @Test
    @DisplayName("the region decides the address, and paths are as documented")
    void addresses() {
        SinchSettings settings = SinchSettings.of(TestConfig.standard());
        assertThat(settings.messages())
                .hasToString(
                        "https://eu.conversation.api.sinch.com/v1/projects/" + TestConfig.PROJECT + "/messages:send");
        assertThat(settings.tokens()).hasToString("https://auth.sinch.com/oauth2/token");
        assertThat(SinchSettings.of(TestConfig.standard()
                                .with("baseUrl", "https://proxy.example/sinch/", "authUrl", "http://127.0.0.1:1"))
                        .messages())
                .hasToString("https://proxy.example/sinch/v1/projects/" + TestConfig.PROJECT + "/messages:send");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "projectId, a/b",
        "appId, 01-APP",
        "region, asia",
        "keyId, a:b",
        "signatureToleranceSeconds, 59",
        "signatureToleranceSeconds, 691201",
        "ttlSeconds, 29",
        "timeoutSeconds, 0",
        "timeoutSeconds, 121",
        "messagesPerSecond, 0",
        "messagesPerSecond, 1001",
        "processingMode, dispatch",
        "baseUrl, http://sinch.example",
        "authUrl, https://user@sinch.example",
        "authUrl, https://sinch.example/?x=1"
    })
    @DisplayName("a setting that cannot be right is refused with its name")
    void refused(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SinchSettings.of(TestConfig.standard().with(name, value)))
                .withMessageContaining("'support'")
                .withMessageContaining(name);
    }

    @Test
    @DisplayName("the number sends 20 messages a second unless told otherwise, and to a customer as WhatsApp allows")
    void pacing() {
        assertThat(SinchSettings.of(TestConfig.standard()).pacing()).isEqualTo(Pacing.WHATSAPP.withPerSecond(20));
        assertThat(new SinchProviderFactory()
                        .create(TestConfig.standard().with("messagesPerSecond", "400"))
                        .pacing())
                .isEqualTo(new Pacing(400, 100, Duration.ofSeconds(6), 45));
    }
}
