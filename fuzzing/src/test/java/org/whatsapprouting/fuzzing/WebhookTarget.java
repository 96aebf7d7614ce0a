package org.whatsapprouting.fuzzing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.provider.kaleyra.KaleyraProviderFactory;
import org.whatsapprouting.provider.meta.MetaProviderFactory;
import org.whatsapprouting.provider.sinch.SinchProviderFactory;
import org.whatsapprouting.provider.twilio.TwilioProviderFactory;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/**
 * An authentic webhook with anything in it: events that can be kept, or malformed. The same without its signature never
 * says anything.
 */
final class WebhookTarget implements Target {
    private static final int MAX_KEY = 1_000;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MessagingProvider provider;
    private final Function<byte[], WebhookCall> authentic;
    private final boolean signsBytes;
    private final List<byte[]> seeds;
    private final RecordCodec codec = new RecordCodec();

    /** @param signsBytes whether the signature is over the bytes, and not over what they say */
    private WebhookTarget(
            MessagingProviderFactory factory,
            Map<String, String> settings,
            Function<byte[], WebhookCall> authentic,
            boolean signsBytes,
            List<byte[]> seeds) {
        this.provider = factory.create(new GivenConfig(factory, settings));
        this.authentic = authentic;
        this.signsBytes = signsBytes;
        this.seeds = seeds;
    }

    static WebhookTarget meta() {
        String number = "106540352242922";
        return new WebhookTarget(
                new MetaProviderFactory(),
                Map.of("phoneNumberId", number, "accessToken", "token", "appSecret", "secret", "verifyToken", "verify"),
                new MetaWebhooks("secret", "1", number)::authentic,
                true,
                Samples.filesIn("provider-meta/src/test/resources/meta"));
    }

    static WebhookTarget twilio() {
        String sid = "AC" + "0".repeat(32);
        var webhooks = new TwilioWebhooks("secret", sid, "+15550001111");
        return new WebhookTarget(
                new TwilioProviderFactory(),
                Map.of("accountSid", sid, "authToken", "secret", "from", "+15550001111"),
                webhooks::authentic,
                false,
                Stream.of(
                                webhooks.textMessage("SM1", "+5215550001", "Ann", NOON, "hello"),
                                webhooks.media("SM2", "+5215550001", "image/png", "look"),
                                webhooks.location("SM3", "+5215550001", "1.5", "-2.5", "here"),
                                webhooks.button("SM4", "+5215550001", "yes", "Yes"),
                                webhooks.listPick("SM5", "+5215550001", "one", "One"),
                                webhooks.flow("SM6", "+5215550001", "{\"a\":1}"),
                                webhooks.status("SM7", "delivered", "+5215550001", "i1~1"))
                        .map(WebhookCall::body)
                        .toList());
    }

    static WebhookTarget sinch() {
        var settings = Map.of(
                "projectId",
                "p",
                "appId",
                "a",
                "region",
                "eu",
                "keyId",
                "k",
                "keySecret",
                "s",
                "webhookSecret",
                "secret");
        var webhooks = new SinchWebhooks("secret", "p", "a", InstantSource.fixed(NOON));
        return new WebhookTarget(
                new SinchProviderFactory(),
                settings,
                webhooks::authentic,
                true,
                Stream.of(
                                webhooks.textMessage("m1", "5215550001", "Ann", NOON, "hello"),
                                webhooks.unknownType("hologram_message", "m2", "5215550001", NOON, "beam"),
                                webhooks.statusReport("m3", DeliveryStatus.READ, "5215550001", NOON, "i1~1"))
                        .map(WebhookCall::body)
                        .toList());
    }

    static WebhookTarget kaleyra() {
        String number = "15550001111";
        var webhooks = new KaleyraWebhooks(true, "user", "password", number);
        return new WebhookTarget(
                new KaleyraProviderFactory(),
                Map.of(
                        "baseUrl",
                        "https://api.kaleyra.io",
                        "apiVersion",
                        "v2",
                        "sid",
                        "S1",
                        "apiKey",
                        "key",
                        "whatsappNumber",
                        number,
                        "callbackAuth",
                        "BASIC",
                        "callbackAuthName",
                        "user",
                        "callbackSecret",
                        "password"),
                webhooks::authentic,
                false,
                Stream.of(
                                webhooks.textMessage("m1", "5215550001", "Ann", NOON, "hello"),
                                webhooks.unknownType("hologram", "m2", "5215550001", NOON, "beam"),
                                webhooks.statusReport("m3", DeliveryStatus.READ, "5215550001", NOON, null))
                        .map(WebhookCall::body)
                        .toList());
    }

    @Override
    public List<byte[]> seeds() {
        return seeds;
    }

    @Override
    public void feed(byte[] input) {
        WebhookCall call = authentic.apply(input);
        WebhookVerdict verdict = provider.receive(call.request());
        if (signsBytes && verdict instanceof WebhookVerdict.Refused refused && refused.cause() != Cause.MALFORMED) {
            throw new AssertionError("authentic, but " + refused);
        }
        if (verdict instanceof WebhookVerdict.Events events) {
            events.events().forEach(this::isKeepable);
        }
        if (!(provider.receive(call.withoutHeaders().request()) instanceof WebhookVerdict.Refused unsigned
                && unsigned.cause() == Cause.NOT_AUTHENTIC)) {
            throw new AssertionError("taken without a signature");
        }
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
