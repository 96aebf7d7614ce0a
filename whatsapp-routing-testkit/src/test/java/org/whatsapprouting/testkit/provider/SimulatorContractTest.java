package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeRequest;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** The simulator calls nobody and believes everybody; what is left of the contract it keeps. */
@DisplayName("The simulator keeps the provider contract")
class SimulatorContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new Simulator();
    }

    private static final class Simulator implements ProviderHarness {
        @Override
        public MessagingProviderFactory factory() {
            return new SimulatorProviderFactory();
        }

        @Override
        public FakeEndpoint endpoint() {
            return new Nobody();
        }

        @Override
        public Map<String, String> settings(URI fake) {
            return Map.of();
        }

        @Override
        public ProviderWebhooks webhooks() {
            return new Lines();
        }

        @Override
        public boolean callsService() {
            return false;
        }

        @Override
        public boolean checksWebhooks() {
            return false;
        }

        @Override
        public boolean hasTypes() {
            return false;
        }
    }

    private static final class Nobody implements FakeEndpoint {
        @Override
        public FakeAnswer answer(FakeRequest request) {
            return FakeAnswer.page(404);
        }

        @Override
        public FakeAnswer throttled(Duration retryAfter) {
            return FakeAnswer.page(429);
        }

        @Override
        public FakeAnswer unauthorised() {
            return FakeAnswer.page(401);
        }

        @Override
        public @Nullable FakeAnswer windowClosed() {
            return null;
        }
    }

    private static final class Lines implements ProviderWebhooks {
        @Override
        public WebhookCall textMessage(String id, String from, String name, Instant at, String text) {
            return authentic((id + " " + from + " " + text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public WebhookCall statusReport(
                String id, DeliveryStatus status, String to, Instant at, @Nullable String reference) {
            throw new UnsupportedOperationException("The simulator reports nothing.");
        }

        @Override
        public WebhookCall unknownType(String type, String id, String from, Instant at, String text) {
            throw new UnsupportedOperationException("The simulator knows no types.");
        }

        @Override
        public WebhookCall authentic(byte[] body) {
            return new WebhookCall("POST", URI.create("http://simulator.invalid/webhook"), Map.of(), body);
        }

        @Override
        public ProviderWebhooks foreign() {
            return this;
        }
    }
}
