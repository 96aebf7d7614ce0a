package org.whatsapprouting.provider.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.host.Secret;

class HmacTest {
    private final Hmac hmac = new Hmac();

    @Test
    @DisplayName("RFC 4231, case 2, again and again")
    void vector() {
        for (int i = 0; i < 3; i++) {
            assertThat(HexFormat.of()
                            .formatHex(hmac.sign(Secret.of("Jefe"), "what do ya want for nothing?".getBytes(US_ASCII))))
                    .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        }
    }

    @Test
    @DisplayName("keys may change with each message, and come back: what was kept for one never signs for another")
    void changingKeys() {
        var random = new Random(5);
        List<Secret> keys = List.of(Secret.of("one"), Secret.of("two"), Secret.of("one"));
        for (int i = 0; i < 200; i++) {
            Secret key = keys.get(random.nextInt(keys.size()));
            byte[] message = ("message " + i).getBytes(US_ASCII);
            assertThat(hmac.sign(key, message)).isEqualTo(Signatures.hmacSha256(key, message));
        }
    }

    @Test
    @DisplayName("many threads at once sign as one does")
    void threads() {
        Secret key = Secret.of("key");
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> "message " + i)
                        .allMatch(text -> {
                            byte[] message = text.getBytes(US_ASCII);
                            String hex = HexFormat.of().formatHex(Signatures.hmacSha256(key, message));
                            return hmac.fits("sha256=" + hex, 7, key, message);
                        }))
                .isTrue();
    }

    @Test
    @DisplayName("only 64 hexadecimal digits behind the prefix fit, in any case, and each of them counts")
    void digits() {
        Secret key = Secret.of("key");
        byte[] message = {1, 2, 3};
        String hex = HexFormat.of().formatHex(hmac.sign(key, message));
        assertThat(hmac.fits(hex, 0, key, message)).isTrue();
        assertThat(hmac.fits("=" + hex.toUpperCase(Locale.ROOT), 1, key, message))
                .isTrue();
        for (String other :
                List.of("", hex.substring(1), hex + "0", " " + hex.substring(1), hex.replace(hex.charAt(9), 'g'))) {
            assertThat(hmac.fits(other, 0, key, message)).as(other).isFalse();
        }
        for (int i = 0; i < hex.length(); i++) {
            char digit = hex.charAt(i) == '0' ? '1' : '0';
            String other = hex.substring(0, i) + digit + hex.substring(i + 1);
            assertThat(hmac.fits(other, 0, key, message)).as(other).isFalse();
        }
    }
}
