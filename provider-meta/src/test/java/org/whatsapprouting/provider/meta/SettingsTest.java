package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.provider.Pacing;

class SettingsTest {
    @ParameterizedTest
    @DisplayName("a value that cannot work is refused at once, naming account, setting and remedy")
    @CsvSource({
        "phoneNumberId, +1 650",
        "phoneNumberId, 123/messages",
        "graphVersion, 26.0",
        "graphVersion, v26",
        "graphVersion, v26.0/../x",
        "timeoutSeconds, 0",
        "timeoutSeconds, 121",
        "messagesPerSecond, 0",
        "messagesPerSecond, 1001",
        "timeoutSeconds, soon"
    })
    void refused(String name, String value) {
        var config = TestConfig.standard().with(name, value);
        assertThatThrownBy(() -> new MetaProviderFactory().create(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'support'")
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining("Give ");
    }

    @ParameterizedTest
    @DisplayName("the token goes nowhere without TLS, except to this machine")
    @CsvSource({
        "https://graph.facebook.com, true",
        "https://proxy.example:8443/graph, true",
        "http://localhost:8080, true",
        "http://127.0.0.1:8080, true",
        "http://[::1]:8080, true",
        "http://graph.facebook.com, false",
        "http://127.0.0.1.evil.example, false",
        "ftp://localhost, false"
    })
    void tls(String address, boolean allowed) {
        var config = TestConfig.standard().with("baseUrl", address);
        if (allowed) {
            assertThatCode(() -> new MetaProviderFactory().create(config)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> new MetaProviderFactory().create(config))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https");
        }
    }

    @ParameterizedTest
    @DisplayName("an address with a query or a fragment, which would swallow the path, is refused")
    @ValueSource(
            strings = {
                "https://x.example/?a=b",
                "https://x.example/#a",
                "https://user:secret@x.example/",
                "http://localhost@evil.example"
            })
    void addressParts(String address) {
        var config = TestConfig.standard().with("baseUrl", address);
        assertThatThrownBy(() -> new MetaProviderFactory().create(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("the number sends 80 messages a second unless told otherwise, and to a customer as WhatsApp allows")
    void pacing() {
        assertThat(MetaSettings.of(TestConfig.standard()).pacing()).isEqualTo(Pacing.WHATSAPP.withPerSecond(80));
        assertThat(new MetaProviderFactory()
                        .create(TestConfig.standard().with("messagesPerSecond", "400"))
                        .pacing())
                .isEqualTo(new Pacing(400, 100, Duration.ofSeconds(6), 45));
    }
}
