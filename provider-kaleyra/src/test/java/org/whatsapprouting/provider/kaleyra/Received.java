package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.WebhookCall;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Has callbacks received the way an engine does. */
final class Received {
    private Received() {}

    static WebhookVerdict verdict(GivenConfig config, WebhookCall call) {
        return new KaleyraProviderFactory().create(config).receive(call.request());
    }

    static List<InboundEvent> events(GivenConfig config, WebhookCall call) {
        WebhookVerdict verdict = verdict(config, call);
        assertThat(verdict).isInstanceOf(WebhookVerdict.Events.class);
        return ((WebhookVerdict.Events) verdict).events();
    }

    static InboundEvent one(WebhookCall call) {
        List<InboundEvent> events = events(TestConfig.first(), call);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    static InboundEvent.MessageReceived message(WebhookCall call) {
        return (InboundEvent.MessageReceived) one(call);
    }

    static InboundEvent.StatusReported status(WebhookCall call) {
        return (InboundEvent.StatusReported) one(call);
    }
}
