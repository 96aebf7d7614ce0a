package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.MetaWebhooks;

class TextMessageTest {
    private static final Instant SENT = Instant.parse("2026-11-22T11:59:58Z");

    @Test
    @DisplayName("a text message arrives with its sender, its time and its text")
    void text() {
        var hooks = new MetaWebhooks(TestConfig.APP_SECRET, "1027", TestConfig.NUMBER);
        var webhook = hooks.text("wamid.HBgLMTY1", "16505551234", "Ann", SENT, "Grüße 😀 a/b\n\"x\"");
        assertThat(Webhooks.events(webhook.body()))
                .containsExactly(new MessageReceived(
                        "message|106540352242922|wamid.HBgLMTY1",
                        TestConfig.NUMBER,
                        SENT,
                        "wamid.HBgLMTY1",
                        CustomerIdentity.ofPhone("16505551234"),
                        "Ann",
                        new Content.Text("Grüße 😀 a/b\n\"x\""),
                        null,
                        null));
    }

    @Test
    @DisplayName(
            "the factory is registered for the module path and for the class path, and serves its account's number")
    void registered() throws IOException {
        var module = MetaProviderFactory.class.getModule().getDescriptor();
        String service = MessagingProviderFactory.class.getName();
        String factory = MetaProviderFactory.class.getName();
        assertThat(module.provides())
                .anySatisfy(provided -> assertThat(provided.service() + " " + provided.providers())
                        .isEqualTo(service + " [" + factory + "]"));
        try (var file = MetaProviderFactory.class.getResourceAsStream("/META-INF/services/" + service)) {
            assertThat(file).hasContent(factory);
        }
        assertThat(Webhooks.provider(TestConfig.standard()).number()).isEqualTo(TestConfig.NUMBER);
    }
}
