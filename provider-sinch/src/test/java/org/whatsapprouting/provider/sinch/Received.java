package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Has webhooks received the way an engine does. */
final class Received {
    private Received() {}

    static WebhookVerdict verdict(GivenConfig config, WebhookCall call) {
        return new SinchProviderFactory().create(config).receive(call.request());
    }

    static List<InboundEvent> events(WebhookCall call) {
        WebhookVerdict verdict = verdict(TestConfig.standard(), call);
        assertThat(verdict).isInstanceOf(WebhookVerdict.Events.class);
        return ((WebhookVerdict.Events) verdict).events();
    }

    static List<InboundEvent> events(String body) {
        return events(TestConfig.WEBHOOKS.authentic(body.getBytes(StandardCharsets.UTF_8)));
    }

    static InboundEvent one(WebhookCall call) {
        List<InboundEvent> events = events(call);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    static InboundEvent.MessageReceived message(WebhookCall call) {
        return (InboundEvent.MessageReceived) one(call);
    }
}
