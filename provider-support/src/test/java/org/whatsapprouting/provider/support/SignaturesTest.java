package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.host.Secret;

class SignaturesTest {
    private static final Secret KEY = Secret.of("key");
    private static final byte[] MESSAGE = "The quick brown fox jumps over the lazy dog".getBytes(UTF_8);

    @Test
    @DisplayName("a signature is all of it, in digits of any case")
    void whole() {
        String right = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8";
        assertThat(HexFormat.of().formatHex(Signatures.hmacSha256(KEY, MESSAGE)))
                .isEqualTo(right);
        for (String presented : new String[] {right, right.toUpperCase(Locale.ROOT)}) {
            assertThat(Signatures.isHmacSha256(presented, KEY, MESSAGE)).isTrue();
        }
        for (String presented : new String[] {
            "", right.substring(2), right + "00", right.replace('8', '9'), right.replace('f', 'g'), " " + right
        }) {
            assertThat(Signatures.isHmacSha256(presented, KEY, MESSAGE))
                    .as(presented)
                    .isFalse();
        }
        assertThat(Signatures.isSecret("key", KEY)).isTrue();
        assertThat(Signatures.isSecret("ke", KEY)).isFalse();
        assertThat(Signatures.isSecret("", KEY)).isFalse();
    }

    @Test
    @DisplayName("whatever is compared takes as long for a wrong one as for the right one")
    void constantTime() throws IOException {
        // No clock tells it reliably, so the compiled classes are asked what they call.
        for (Class<?> comparing : List.of(Signatures.class, Hmac.class)) {
            try (var compiled = comparing.getResourceAsStream(comparing.getSimpleName() + ".class")) {
                assertThat(new String(compiled.readAllBytes(), ISO_8859_1))
                        .contains("java/security/MessageDigest", "isEqual")
                        .doesNotContain("java/util/Arrays", "compare");
            }
        }
    }
}
