package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.SinchWebhooks;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;
import org.whatsapprouting.testkit.fake.TwilioWebhooks;
import org.whatsapprouting.testkit.fake.WebhookCall;

/**
 * A messaging company that is a fake on this machine, and one account there. Safe for any thread.
 *
 * @param account the account's id in the contact centre
 * @param block the account's block {@code provider} in {@code tenant.json}
 * @param secrets what the names in the block stand for
 * @param server the fake
 * @param webhooks the company's calls of the account's webhook
 * @param signs whether the company signs them; if not, the address called holds the account's token
 */
record Company(
        AccountId account,
        ObjectNode block,
        Map<String, String> secrets,
        FakeProviderServer<?> server,
        ProviderWebhooks webhooks,
        boolean signs)
        implements AutoCloseable {
    /** The companies there are, by the id of their provider. */
    static final List<String> ALL = List.of("meta", "twilio", "sinch", "kaleyra");

    /** Where the companies believe the contact centre to be. */
    static final String PUBLIC_ADDRESS = "https://chat.example.com/webhooks";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Starts the fake of a company that is set as in its file in the folder {@code providers}.
     *
     * @param id the id of its provider
     * @throws IllegalArgumentException if there is no such company
     */
    static Company start(String id, AccountId account, InstantSource clock) throws IOException {
        ObjectNode block = block(id);
        return switch (id) {
            case "meta" -> meta(account, block);
            case "twilio" -> twilio(account, block);
            case "sinch" -> sinch(account, block, clock);
            default -> kaleyra(account, block);
        };
    }

    /** Makes the same call of the account's webhook at a contact centre. */
    WebhookCall call(ContactCenter center, WebhookCall call) {
        return call(center.address(), center.engine().configuration().webhookAddress(account), call);
    }

    /**
     * Makes the same call of the account's webhook elsewhere than at its public address.
     *
     * @param host where to
     * @param address the webhook's address as the engine tells it
     */
    WebhookCall call(URI host, URI address, WebhookCall call) {
        String query = Stream.of(
                        signs ? null : address.getRawQuery(), call.url().getRawQuery())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("&"));
        URI url = URI.create(host + address.getRawPath() + (query.isEmpty() ? "" : "?" + query));
        return new WebhookCall(call.method(), url, call.headers(), call.body());
    }

    /** Stops the fake. */
    @Override
    public void close() {
        server.close();
    }

    private static ObjectNode block(String id) throws IOException {
        if (!ALL.contains(id)) {
            throw new IllegalArgumentException("There is no provider '" + id + "'. Give one of " + ALL + ".");
        }
        try (InputStream file = Company.class.getResourceAsStream("providers/" + id + ".json")) {
            if (file == null) {
                throw new IOException("providers/" + id + ".json is missing among the program's resources.");
            }
            return JSON.readValue(file, ObjectNode.class);
        }
    }

    private static Company meta(AccountId account, ObjectNode block) {
        var secrets = Map.of(
                "META_APP_SECRET", "demo-app-secret",
                "META_VERIFY_TOKEN", "demo-verify-token",
                "META_ACCESS_TOKEN", "demo-access-token");
        String number = block.path("phoneNumberId").asText();
        var server = FakeProviderServer.start(new MetaEndpoint("demo-access-token", number));
        var webhooks = new MetaWebhooks("demo-app-secret", "102290129340398", number);
        return at(account, block, secrets, server, webhooks, true);
    }

    private static Company twilio(AccountId account, ObjectNode block) {
        String token = "0123456789abcdef0123456789abcdef";
        String sid = block.path("accountSid").asText();
        String number = block.path("from").asText().replace("+", "");
        String address = PUBLIC_ADDRESS + "/" + account;
        block.put("publicWebhookUrl", address).put("statusCallbackUrl", address);
        var server = FakeProviderServer.start(new TwilioEndpoint(sid, token, number));
        var webhooks = new TwilioWebhooks(token, sid, number, URI.create(address));
        return at(account, block, Map.of("TWILIO_AUTH_TOKEN", token), server, webhooks, true);
    }

    private static Company sinch(AccountId account, ObjectNode block, InstantSource clock) {
        var secrets = Map.of("SINCH_KEY_SECRET", "demo-key-secret", "SINCH_WEBHOOK_SECRET", "demo-webhook-secret");
        String project = block.path("projectId").asText();
        String app = block.path("appId").asText();
        var endpoint = new SinchEndpoint(project, app, block.path("keyId").asText(), "demo-key-secret");
        var server = FakeProviderServer.start(endpoint);
        block.put("authUrl", server.baseUrl().toString());
        var webhooks = new SinchWebhooks("demo-webhook-secret", project, app, clock);
        return at(account, block, secrets, server, webhooks, true);
    }

    private static Company kaleyra(AccountId account, ObjectNode block) {
        var secrets = Map.of("KALEYRA_API_KEY", "demo-api-key", "KALEYRA_CALLBACK_PASSWORD", "demo-password");
        String number = block.path("whatsappNumber").asText();
        var endpoint = new KaleyraEndpoint(block.path("sid").asText(), "demo-api-key", number);
        var webhooks = new KaleyraWebhooks(true, block.path("callbackAuthName").asText(), "demo-password", number);
        return at(account, block, secrets, FakeProviderServer.start(endpoint), webhooks, false);
    }

    private static <E extends FakeEndpoint> Company at(
            AccountId account,
            ObjectNode block,
            Map<String, String> secrets,
            FakeProviderServer<E> server,
            ProviderWebhooks webhooks,
            boolean signs) {
        block.put("baseUrl", server.baseUrl().toString());
        return new Company(account, block, secrets, server, webhooks, signs);
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "Company[" + block.path("id").asText() + ", " + account + "]";
    }
}
