package org.whatsapprouting.fuzzing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.provider.meta.MetaProviderFactory;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/**
 * An authentic webhook with anything in it: events that can be kept, or malformed. The same without its signature never
 * says anything.
 */
final class WebhookTarget implements Target {
    private static final URI CALLBACK = URI.create("https://host.example/webhooks/support");
    private static final int MAX_KEY = 1_000;

    private final MessagingProvider provider;
    private final Function<byte[], Map<String, List<String>>> signed;
    private final List<byte[]> seeds;
    private final RecordCodec codec = new RecordCodec();

    private WebhookTarget(
            MessagingProviderFactory factory,
            Map<String, String> settings,
            Function<byte[], Map<String, List<String>>> signed,
            String seeds) {
        this.provider = factory.create(new FixedConfig(factory.settings(), settings));
        this.signed = signed;
        this.seeds = Samples.filesIn(seeds);
    }

    static WebhookTarget meta() {
        return new WebhookTarget(
                new MetaProviderFactory(),
                Map.of(
                        "phoneNumberId", "106540352242922",
                        "accessToken", "token",
                        "appSecret", "secret",
                        "verifyToken", "verify"),
                body -> SignedWebhook.of("secret", body).headers(),
                "provider-meta/src/test/resources/meta");
    }

    @Override
    public List<byte[]> seeds() {
        return seeds;
    }

    @Override
    public void feed(byte[] input) {
        WebhookVerdict verdict = receive(signed.apply(input), input);
        if (verdict instanceof WebhookVerdict.Refused refused && refused.cause() != Cause.MALFORMED) {
            throw new AssertionError("authentic, but " + refused);
        }
        if (verdict instanceof WebhookVerdict.Events events) {
            events.events().forEach(this::isKeepable);
        }
        if (!(receive(Map.of("Content-Type", List.of("application/json")), input)
                        instanceof WebhookVerdict.Refused unsigned
                && unsigned.cause() == Cause.NOT_AUTHENTIC)) {
            throw new AssertionError("taken without a signature");
        }
    }

    private WebhookVerdict receive(Map<String, List<String>> headers, byte[] body) {
        return provider.receive(WebhookRequest.of("POST", CALLBACK, headers, body));
    }

    private void isKeepable(InboundEvent event) {
        if (event.eventKey().isBlank() || event.eventKey().length() > MAX_KEY) {
            throw new AssertionError("a key that is blank or too long: " + event.eventKey());
        }
        String written = codec.write(event, InboundEvent.class);
        if (!codec.read(written, InboundEvent.class).equals(event)) {
            throw new AssertionError("not read back as written: " + written);
        }
    }
}
