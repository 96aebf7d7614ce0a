package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** The contact centre of {@code tenant.json} with one account at each company and the one queue, on a standing clock. */
final class FourAccounts implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final ManualClock clock = new ManualClock();
    final Watched events = new Watched();
    final List<Company> companies = new ArrayList<>();
    final ContactCenter center;
    final Api api;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Something that is done at one account. */
    interface Step {
        void at(Company company) throws IOException, InterruptedException;
    }

    FourAccounts() throws IOException {
        ApiServer.prepare();
        var secrets = new HashMap<String, String>();
        for (String id : Company.ALL) {
            Company company = Company.start(id, new AccountId(id), clock);
            companies.add(company);
            secrets.putAll(company.secrets());
        }
        center = ContactCenter.start(
                tenant(),
                RoutingEngine.builder()
                        .secrets(new StandardSecrets(secrets::get))
                        .publicAddress(Company.PUBLIC_ADDRESS)
                        .clock(clock)
                        .listener(events),
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        api = new Api(center.address());
    }

    private Tenant tenant() throws IOException {
        JsonNode json = JSON.readTree(Files.readAllBytes(Running.TENANT));
        ArrayNode accounts = (ArrayNode) json.path("accounts");
        ObjectNode pattern = (ObjectNode) accounts.remove(0);
        for (Company company : companies) {
            String id = company.account().value();
            ObjectNode account = accounts.addObject().setAll(pattern.deepCopy());
            account.put("id", id)
                    .put("key", id.substring(0, 4).toUpperCase(Locale.ROOT))
                    .set("provider", company.block());
        }
        return ((TenantFile.Read) TenantFile.read("tenant.json", JSON.writeValueAsBytes(json))).tenant();
    }

    /** Does the same at all accounts at the same moment, and waits until it is done at all. */
    void everywhere(Step step) throws Exception {
        var done = new ArrayList<Future<?>>();
        for (Company company : companies) {
            done.add(threads.submit(() -> {
                step.at(company);
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
    }

    /** A company calls its account's webhook and gets 200. */
    void call(Company company, WebhookCall call) throws IOException, InterruptedException {
        int status = company.call(center, call).make();
        if (status != 200) {
            throw new AssertionError(company + " was answered with " + status);
        }
    }

    /** A customer writes a text. */
    void says(Company company, String id, String phone, String text) throws IOException, InterruptedException {
        call(company, company.webhooks().textMessage(id, phone, "Ann", clock.instant(), text));
    }

    /** A company reports of a message that its fake took. */
    void reports(Company company, SentMessage sent, DeliveryStatus status) throws IOException, InterruptedException {
        call(company, company.webhooks().statusReport(sent.id(), status, sent.to(), clock.instant(), sent.reference()));
    }

    /** The interaction that was opened at an account. */
    String interaction(Company company) {
        return events.await(
                        RoutingEvent.MessageReceived.class,
                        received -> received.account().equals(company.account()))
                .message()
                .interaction()
                .value();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        center.close();
        companies.forEach(Company::close);
    }
}
