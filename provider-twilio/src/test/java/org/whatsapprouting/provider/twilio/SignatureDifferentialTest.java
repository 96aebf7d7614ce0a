package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.provider.MessagingProvider;

/** Twilio 1.6 against the same rules written down plainly. A failing seed becomes a test of its own. */
class SignatureDifferentialTest {
    private static final int REQUESTS = 10_000;
    private static final int MANY_REQUESTS = 100_000;
    private static final String OLD_TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String[] TOKENS = {TestConfig.TOKEN, OLD_TOKEN, "00000000000000000000000000000000"};
    private static final String[] HOSTS = {"https://h.example", "http://h.example", "https://[2001:db8::1]"};
    private static final String[] PORTS = {"", "", ":443", ":80", ":8443"};
    private static final String[] PATHS = {"", "/", "/wa", "/wa/acct1", "/w%20a/%2B"};
    private static final String[] QUERIES = {
        "", "?", "?a=1&b=2", "?t=a%20b", "?t=a+b", "?n=O'Neil", "?n=O%27Neil", "?flag", "?a=%2b%C3%A9&&x=(~*!)", "?=&="
    };
    private static final String[] NAMES = {"Body", "From", "From2", "Tag", "TagX", "tag", "ä", "😀", "a b", "%", ""};
    private static final String[] VALUES = {"", "a", "b", "ab", "whatsapp:+1", "Olá & 50% = ñ?", "😀\n", "\0", " x "};

    private final MessagingProvider provider =
            Calls.provider(TestConfig.standard().with("previousAuthToken", OLD_TOKEN));

    @Test
    @DisplayName("over 10,000 random requests, signed rightly or not, exactly those are accepted that should be")
    void agrees() {
        agree(REQUESTS);
    }

    @Test
    @Tag("long")
    @DisplayName("over 100,000 random requests, signed rightly or not, exactly those are accepted that should be")
    void agreesLong() {
        agree(MANY_REQUESTS);
    }

    private void agree(int requests) {
        var random = new Random(20261122);
        int accepted = 0;
        for (int i = 0; i < requests; i++) {
            String host = pick(random, HOSTS);
            String path = pick(random, PATHS);
            String called = host + pick(random, PORTS) + path + pick(random, QUERIES);
            Map<String, List<String>> sent = randomParams(random);
            String signedUrl = random.nextBoolean()
                    ? pick(random, PlainSignature.forms(called).toArray(String[]::new))
                    : random.nextBoolean() ? called : host + pick(random, PORTS) + path + pick(random, QUERIES);
            Map<String, List<String>> signed = random.nextInt(8) == 0 ? randomParams(random) : sent;
            String signature = PlainSignature.of(pick(random, TOKENS), signedUrl, signed);
            String data = PlainSignature.data(sent);
            boolean expected = PlainSignature.forms(called).stream()
                    .map(form -> form + data)
                    .anyMatch(whole -> signature.equals(PlainSignature.of(TOKENS[0], whole))
                            || signature.equals(PlainSignature.of(TOKENS[1], whole)));
            boolean actual = Calls.isAuthentic(provider.receive(Calls.post(called, signature, encoded(random, sent))));
            assertThat(actual)
                    .as("request %d: %s %s, signed %s %s", i, called, sent, signedUrl, signed)
                    .isEqualTo(expected);
            accepted += actual ? 1 : 0;
        }
        assertThat(accepted).isBetween(requests / 4, requests * 3 / 4);
    }

    private static Map<String, List<String>> randomParams(Random random) {
        var params = new LinkedHashMap<String, List<String>>();
        for (int left = random.nextInt(6); left > 0; left--) {
            String name = pick(random, NAMES);
            String value = pick(random, VALUES);
            if (!(name + value).isEmpty()) {
                params.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return params;
    }

    /** Escapes what must be and some of what need not. */
    private static byte[] encoded(Random random, Map<String, List<String>> params) {
        var out = new StringBuilder();
        params.forEach((name, values) -> values.forEach(value -> {
            out.append(out.isEmpty() ? "" : "&");
            escape(random, name, out);
            out.append('=');
            escape(random, value, out);
        }));
        return out.toString().getBytes(UTF_8);
    }

    private static void escape(Random random, String text, StringBuilder out) {
        for (byte b : text.getBytes(UTF_8)) {
            if (b == ' ' && random.nextBoolean()) {
                out.append('+');
            } else if ((b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') && random.nextInt(4) != 0) {
                out.append((char) b);
            } else {
                String hex = Integer.toHexString(b & 0xff | 0x100).substring(1);
                out.append('%').append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
            }
        }
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
