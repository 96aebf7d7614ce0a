package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** A provider and the fake it talks to, for one test. Closes both with itself. */
final class OpenProvider implements AutoCloseable {
    static final String PHONE = "16505551234";
    static final CustomerIdentity CUSTOMER = CustomerIdentity.ofPhone(PHONE);
    static final Content TEXT = new Content.Text("Hello from the contract");

    private final ProviderHarness harness;
    private final FakeProviderServer<FakeEndpoint> server;
    private final MessagingProviderFactory factory;
    private final GivenConfig config;
    private final MessagingProvider provider;
    private final AtomicInteger references = new AtomicInteger();

    private OpenProvider(ProviderHarness harness) {
        this.harness = harness;
        this.server = FakeProviderServer.start(harness.endpoint());
        this.factory = harness.factory();
        Map<String, String> settings = harness.settings(server.baseUrl());
        assertThat(factory.settings())
                .filteredOn(Setting::required)
                .extracting(Setting::name)
                .as("required settings that the harness gives")
                .isSubsetOf(settings.keySet());
        this.config = new GivenConfig(factory, settings);
        this.provider = factory.create(config);
    }

    static OpenProvider of(ProviderClauses test) {
        return new OpenProvider(test.harness());
    }

    /** The same, for a clause that needs a service to call. */
    static OpenProvider calling(ProviderClauses test) {
        Assumptions.assumeTrue(test.harness().callsService(), "This provider calls no service.");
        return of(test);
    }

    /** The same, for a clause about something that not every provider can. */
    static OpenProvider able(ProviderClauses test, Capability capability) {
        OpenProvider open = of(test);
        if (!open.can(capability)) {
            open.close();
            Assumptions.abort("This provider does not list " + capability + ".");
        }
        return open;
    }

    MessagingProvider provider() {
        return provider;
    }

    MessagingProviderFactory factory() {
        return factory;
    }

    /** Another provider object of the same account. */
    MessagingProvider another() {
        return harness.factory().create(config);
    }

    GivenConfig config() {
        return config;
    }

    FakeProviderServer<FakeEndpoint> fake() {
        return server;
    }

    ProviderWebhooks webhooks() {
        return harness.webhooks();
    }

    boolean can(Capability capability) {
        return provider.capabilities().contains(capability);
    }

    boolean callsService() {
        return harness.callsService();
    }

    boolean renewsTokens() {
        return harness.renewsTokens();
    }

    OutboundMessage message(Content content) {
        return new OutboundMessage(
                "i7~" + references.incrementAndGet(), new AccountId("support"), CUSTOMER, content, null, 1);
    }

    SendOutcome send(Content content) {
        return provider.send(message(content));
    }

    /** The same on a thread of its own. */
    CompletableFuture<SendOutcome> sendAside(Content content) {
        OutboundMessage message = message(content);
        var outcome = new CompletableFuture<SendOutcome>();
        var thread = new Thread(
                () -> outcome.completeAsync(() -> provider.send(message), Runnable::run),
                "contract-" + message.reference());
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    /** Sends a text that the fake answers so. */
    SendOutcome sendInto(FakeAnswer answer) {
        server.next(answer);
        return send(TEXT);
    }

    WebhookVerdict receive(WebhookCall call) {
        return provider.receive(call.request());
    }

    /** What an authentic webhook says. */
    List<InboundEvent> events(WebhookCall call) {
        return events(provider, call);
    }

    static List<InboundEvent> events(MessagingProvider provider, WebhookCall call) {
        WebhookVerdict verdict = provider.receive(call.request());
        if (verdict instanceof WebhookVerdict.Events events) {
            assertThat(events.events())
                    .allSatisfy(
                            event -> assertThat(event.eventKey()).isNotBlank().hasSizeLessThanOrEqualTo(1_000));
            return events.events();
        }
        return fail("An authentic webhook should be read, but the verdict is " + verdict);
    }

    @Override
    public void close() {
        provider.close();
        server.close();
    }
}
