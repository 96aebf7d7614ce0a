package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.StatusReports;
import org.whatsapprouting.testkit.fake.WebhookCall;

/**
 * An engine turned by hand with one account at one company, which is called over real HTTP. Ana owns the interaction of the one
 * customer, who was greeted already. Confined to one thread.
 */
final class Troubled implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AccountId SUPPORT = new AccountId("support");
    private static final AgentId ANA = new AgentId("ana");
    private static final String PHONE = "5215550000001";

    /** The companies there are, the one with two versions of its API twice. */
    static final List<String> ALL =
            Stream.concat(Company.ALL.stream(), Stream.of("kaleyra v1")).toList();

    final Crank crank = new Crank(Instant.parse("2026-11-23T10:00:00Z"), 1);
    final Map<String, String> secrets = new HashMap<>();
    final Company company;
    private final RoutingEngine engine;
    private final InteractionId interaction;
    private int written;

    Troubled(String provider) throws IOException {
        company = provider.equals("kaleyra v1") ? firstVersion() : Company.start(provider, SUPPORT, crank);
        company.block().put("timeoutSeconds", "1");
        secrets.putAll(company.secrets());
        JsonNode json = JSON.readTree(Files.readAllBytes(Running.TENANT));
        ((ObjectNode) json.path("accounts").path(0)).set("provider", company.block());
        var read = (TenantFile.Read) TenantFile.read("tenant.json", JSON.writeValueAsBytes(json));
        engine = RoutingEngine.builder()
                .tenant(read.tenant())
                .store(new InMemoryStore())
                .secrets(new StandardSecrets(secrets::get))
                .publicAddress(Company.PUBLIC_ADDRESS)
                .crank(crank)
                .start();
        crank.ask(engine.agents().logIn(ANA));
        says("Hello");
        var offer = engine.agents().offers(ANA).get(0);
        interaction = offer.interaction();
        crank.ask(engine.agents().accept(offer.id()));
        crank.settle();
    }

    private Company firstVersion() throws IOException {
        Company second = Company.start("kaleyra", SUPPORT, crank);
        second.block().put("apiVersion", "v1");
        var newer = (KaleyraWebhooks) second.webhooks();
        var older = new KaleyraWebhooks(false, newer.user(), newer.password(), newer.number());
        return new Company(SUPPORT, second.block(), second.secrets(), second.server(), older, second.signs());
    }

    /** The customer writes, and the company gets its 200. */
    void says(String text) {
        receive(company.webhooks().textMessage("IN" + ++written, PHONE, "Maria", crank.instant(), text));
    }

    /** The company reports of a message it took. */
    void reports(SentMessage sent, DeliveryStatus status) {
        receive(company.webhooks().statusReport(sent.id(), status, sent.to(), crank.instant(), sent.reference()));
        crank.settle();
    }

    /**
     * From now on the company reports of the messages it takes.
     *
     * @param then what is done after each report
     */
    StatusReports reports(Runnable then) {
        var reports = new StatusReports(company.webhooks(), crank.instant(), call -> {
            receive(call);
            crank.settle();
            then.run();
            return 200;
        });
        company.server().reportTo(reports);
        return reports;
    }

    private void receive(WebhookCall call) {
        var address = engine.configuration().webhookAddress(SUPPORT);
        var host = URI.create("https://" + address.getHost());
        var response = crank.ask(engine.webhooks()
                .receive(SUPPORT, company.call(host, address, call).request()));
        if (response.status() != 200) {
            throw new AssertionError(company + " was answered with " + response);
        }
    }

    /** Ana answers, and whatever can be done at once is done. */
    void reply(String text) {
        ReplyOutcome outcome = crank.ask(engine.interactions().reply(ANA, interaction, new Content.Text(text)));
        if (!(outcome instanceof ReplyOutcome.Queued)) {
            throw new AssertionError("The reply came to " + outcome);
        }
        crank.settle();
    }

    void next(FakeAnswer... answers) {
        company.server().next(answers);
    }

    void advance(Duration time) {
        crank.advance(time);
    }

    /** Ana's replies as she sees them, in order. */
    List<MessageView> replies() {
        return engine.interactions().messages(interaction).stream()
                .filter(message -> ANA.equals(message.agent()))
                .toList();
    }

    List<DeliveryStatus> statuses() {
        return replies().stream().map(MessageView::status).toList();
    }

    /** What the customer wrote, as Ana sees it. */
    List<String> heard() {
        return engine.interactions().messages(interaction).stream()
                .filter(MessageView::inbound)
                .map(message -> String.valueOf(
                        message.content() == null ? null : message.content().text()))
                .toList();
    }

    /** The replies that the company took, without the greeting. */
    List<SentMessage> taken() {
        List<SentMessage> sent = company.server().sent();
        return sent.subList(1, sent.size());
    }

    List<String> takenTexts() {
        return taken().stream().map(SentMessage::text).toList();
    }

    /** How many requests were made for replies. */
    int requests() {
        return company.server().requests() - 1;
    }

    @Override
    public void close() {
        engine.close();
        company.close();
    }
}
