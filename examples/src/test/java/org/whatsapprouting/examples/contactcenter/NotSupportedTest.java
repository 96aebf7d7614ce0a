package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.core.RoutingEngine;

@DisplayName("A provider that sends texts and nothing else, over HTTP")
class NotSupportedTest {

    /** Sends nothing but texts; whatever is posted to it is a message of the customer with the phone 1. */
    private record Texts() implements MessagingProviderFactory, MessagingProvider {
        @Override
        public String id() {
            return "texts";
        }

        @Override
        public Set<Setting> settings() {
            return Set.of();
        }

        @Override
        public MessagingProvider create(ProviderConfig config) {
            return this;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.TEXT, Capability.SIGNED_WEBHOOKS);
        }

        @Override
        public String number() {
            return "100";
        }

        @Override
        public SendOutcome send(OutboundMessage message) {
            return new SendOutcome.Accepted("sent-" + message.reference());
        }

        @Override
        public WebhookVerdict receive(WebhookRequest request) {
            return new WebhookVerdict.Events(List.of(new InboundEvent.MessageReceived(
                    "m1",
                    null,
                    Instant.parse("2026-11-23T10:00:00Z"),
                    "m1",
                    CustomerIdentity.ofPhone("1"),
                    null,
                    new Content.Text("hello"),
                    null,
                    null)));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Test
    @DisplayName("a template is refused with the capability that is missing (scenario 15, P-01)")
    void template() throws IOException {
        var ana = new AgentId("ana");
        var account = Account.of("plain", "PLAIN", new ProviderSettings("texts", Map.of()), RoutingPlan.of(), ana);
        var clock = new ManualClock();
        try (var center = ContactCenter.start(
                Tenant.builder().agent(Agent.of("ana")).account(account).build(),
                RoutingEngine.builder().provider(new Texts()).clock(clock),
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))) {
            var api = new Api(center.address());
            assertThat(api.post("/webhooks/plain", "x").status()).isEqualTo(200);
            api.post("/api/agents/ana/login", "");
            String id = api.interactions("").get(0).path("id").asText();
            api.post("/api/interactions/" + id + "/take-over", Running.agent("ana"));
            var refused = api.post(
                    "/api/interactions/" + id + "/messages",
                    "{\"agent\":\"ana\",\"template\":{\"name\":\"t\",\"language\":\"en\"}}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("NOT_SUPPORTED");
            assertThat(refused.error().path("capability").asText()).isEqualTo("TEMPLATE");
        }
    }
}
