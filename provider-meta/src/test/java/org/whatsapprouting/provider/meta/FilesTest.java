package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;

/** Meta 1.13: files. */
class FilesTest {
    private static final byte[] FILE = {1, 2, 3};

    private final FakeProviderServer<MetaEndpoint> meta =
            FakeProviderServer.start(new MetaEndpoint(TestConfig.TOKEN, TestConfig.NUMBER));
    private final MessagingProvider provider = Webhooks.provider(
            TestConfig.standard().with("baseUrl", meta.baseUrl().toString()));

    @AfterEach
    void stop() {
        provider.close();
        meta.close();
    }

    /** A file that says how large it is, and is not. */
    private record Claimed(String mimeType, long size) implements MediaSource {
        @Override
        public @Nullable String filename() {
            return null;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(FILE);
        }
    }

    @ParameterizedTest
    @DisplayName("a file of a kind or size that WhatsApp does not take is not uploaded")
    @CsvSource({
        "image/jpeg, 5242881",
        "image/webp, 512001",
        "audio/ogg; codecs=opus, 16777217",
        "video/mp4, 16777217",
        "application/pdf, 104857601",
        "image/gif, 3",
        "audio/wav, 3",
        "image/png, 0"
    })
    void refused(String type, long size) {
        assertThatThrownBy(() -> provider.upload(new Claimed(type, size)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WhatsApp");
        assertThat(meta.requests()).isZero();
    }

    @ParameterizedTest
    @DisplayName("what it takes gets an id")
    @CsvSource({"image/jpeg", "image/webp", "audio/ogg; codecs=opus", "video/3gpp", "application/pdf", "text/plain"})
    void taken(String type) throws IOException {
        assertThat(provider.upload(MediaSource.of(type, "a", FILE)).id()).isNotBlank();
    }

    @Test
    @DisplayName("an address of a file is good for five minutes; after that Meta is asked for another, once")
    void expired() throws IOException {
        MediaRef file = meta.endpoint().hold("image/png", FILE);
        meta.endpoint().expireLink();
        var bytes = new ByteArrayOutputStream();
        provider.download(file, (type, size) -> bytes);
        assertThat(bytes.toByteArray()).isEqualTo(FILE);
        assertThat(meta.requests()).isEqualTo(4);
    }

    @Test
    @DisplayName("a file that Meta does not know is not asked for twice")
    void unknown() {
        var file = new MediaRef("404", null, null, null);
        assertThatThrownBy(() -> provider.download(file, (type, size) -> new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("100/33");
        assertThat(meta.requests()).isEqualTo(1);
    }
}
