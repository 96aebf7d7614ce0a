package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.SignedWebhook;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Calls a provider's webhook the way a host does. */
final class Webhooks {
    private static final URI CALLBACK = URI.create("https://host.example/wa/support");

    private Webhooks() {}

    static MessagingProvider provider(GivenConfig config) {
        return new MetaProviderFactory().create(config);
    }

    static WebhookVerdict post(GivenConfig config, SignedWebhook webhook) {
        return post(config, webhook.headers(), webhook.body());
    }

    static WebhookVerdict post(GivenConfig config, Map<String, List<String>> headers, byte[] body) {
        return provider(config).receive(WebhookRequest.of("POST", CALLBACK, headers, body));
    }

    static WebhookVerdict get(GivenConfig config, String rawQuery) {
        return provider(config)
                .receive(WebhookRequest.of("GET", URI.create(CALLBACK + "?" + rawQuery), Map.of(), new byte[0]));
    }

    /** Signs a body, has it received and returns what it says. */
    static List<InboundEvent> events(byte[] body) {
        WebhookVerdict verdict = post(TestConfig.standard(), SignedWebhook.of(TestConfig.APP_SECRET, body));
        assertThat(verdict).isInstanceOf(WebhookVerdict.Events.class);
        return ((WebhookVerdict.Events) verdict).events();
    }

    static List<InboundEvent> events(String body) {
        return events(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a recorded body from {@code src/test/resources/meta}. */
    static byte[] recorded(String name) {
        try (InputStream in = Webhooks.class.getResourceAsStream("/meta/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
