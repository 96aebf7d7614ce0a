package org.whatsapprouting.provider.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/** Authentic bodies with anything in them. A failing seed becomes a test of its own. */
class FuzzTest {
    private static final String[] RECORDED = {
        "every-type.json",
        "statuses.json",
        "identities.json",
        "account-fields.json",
        "two-entries.json",
        "odd-shapes.json"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1E400",
        "17.50",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "[]",
        "{}",
        "[null]",
        "[[[]]]",
        "{\"id\":{}}",
        "\"US.ENT.1\"",
        "\"+16505551234\"",
        "99999999999999999999"
    };

    private final MessagingProvider provider = Webhooks.provider(TestConfig.standard());

    @Test
    @DisplayName("with any value replaced by any other, nothing throws, and no sibling is lost")
    void replacedValues() {
        var random = new Random(41);
        for (String name : RECORDED) {
            String body = new String(Webhooks.recorded(name), UTF_8);
            int whole = read(body.getBytes(UTF_8)).size();
            for (int i = 0; i < 600; i++) {
                List<InboundEvent> events = read(replaced(body, random).getBytes(UTF_8));
                assertThat(events).hasSize(whole).doesNotContainNull();
                assertThat(events).allSatisfy(event -> {
                    assertThat(event.eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
                    if (event instanceof Unrecognised unreadable) {
                        assertThat(unreadable.why()).isNotEqualTo("an element that could not be read");
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("with any bytes changed, a body is read or malformed, nothing else")
    void changedBytes() {
        var random = new Random(42);
        int malformed = 0;
        int bodies = 0;
        for (String name : RECORDED) {
            for (int i = 0; i < 500; i++) {
                byte[] body = Webhooks.recorded(name);
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                bodies++;
                malformed += receive(body) instanceof WebhookVerdict.Refused ? 1 : 0;
            }
        }
        assertThat(malformed).isBetween(1, bodies - 1);
    }

    /** Replaces one text or number that stands as a value by something else; not what says how to read the rest. */
    private static String replaced(String body, Random random) {
        var starts = new ArrayList<int[]>();
        var values = Pattern.compile("(?<=:)(?<!\"object\":)(?<!\"field\":)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+)")
                .matcher(body);
        while (values.find()) {
            starts.add(new int[] {values.start(), values.end()});
        }
        int[] chosen = starts.get(random.nextInt(starts.size()));
        return body.substring(0, chosen[0]) + VALUES[random.nextInt(VALUES.length)] + body.substring(chosen[1]);
    }

    private List<InboundEvent> read(byte[] body) {
        return ((WebhookVerdict.Events) receive(body)).events();
    }

    private WebhookVerdict receive(byte[] body) {
        var signed = SignedWebhook.of(TestConfig.APP_SECRET, body);
        return provider.receive(
                WebhookRequest.of("POST", URI.create("https://h.example/"), signed.headers(), signed.body()));
    }
}
