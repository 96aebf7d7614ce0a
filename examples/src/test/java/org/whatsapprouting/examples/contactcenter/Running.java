package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;

/** The contact centre of {@code tenant.json} on a free port, with a fake Meta and a clock that is moved by hand. */
final class Running implements AutoCloseable {
    static final Path TENANT = Path.of("tenant.json");
    static final String SECRET = "app-secret";
    static final String VERIFY_TOKEN = "verify-token";
    static final String TOKEN = "EAAtoken";
    static final String NUMBER = "106540352242922";
    static final MetaWebhooks META = new MetaWebhooks(SECRET, "102290129340398", NUMBER);

    final ManualClock clock = new ManualClock();
    final FakeProviderServer<MetaEndpoint> meta;
    final Watched events = new Watched();
    final ContactCenter center;
    final Api api;
    private int messages;

    Running() {
        this(tenant());
    }

    Running(Tenant tenant) {
        ApiServer.prepare();
        meta = FakeProviderServer.start(new MetaEndpoint(TOKEN, NUMBER));
        var secrets = new StandardSecrets(Map.of(
                "META_APP_SECRET", SECRET,
                "META_VERIFY_TOKEN", VERIFY_TOKEN,
                "META_ACCESS_TOKEN", TOKEN,
                "META_BASE_URL", meta.baseUrl().toString())::get);
        try {
            center = ContactCenter.start(
                    tenant,
                    RoutingEngine.builder().secrets(secrets).clock(clock).listener(events),
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        api = new Api(center.address());
    }

    static Tenant tenant() {
        try {
            var result = TenantFile.read(TENANT.toString(), Files.readAllBytes(TENANT));
            return ((TenantFile.Read) result).tenant();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A customer writes, gets 200 and is routed. Returns the id of his interaction. */
    String says(String phone, String text) {
        String id = "wamid.IN" + ++messages;
        int before = events.all(RoutingEvent.MessageReceived.class).size();
        var reply = api.webhook("support", META.text(id, phone, "Maria", clock.instant(), text));
        if (reply.status() != 200) {
            throw new AssertionError("The webhook was answered with " + reply.status());
        }
        return events.await(RoutingEvent.MessageReceived.class, before + 1)
                .get(before)
                .message()
                .interaction()
                .value();
    }

    /** A customer writes and is offered to agents. Returns the id of his interaction. */
    String waiting(String phone) {
        String interaction = says(phone, "hello");
        events.await(
                RoutingEvent.OfferMade.class,
                offer -> offer.interaction().value().equals(interaction));
        return interaction;
    }

    /** A customer writes, and this agent accepts him. Returns the id of the interaction. */
    String assigned(String agent, String phone) {
        logIn(agent);
        String interaction = waiting(phone);
        var accepted = api.post("/api/offers/" + interaction + "~1~" + agent + "/accept", agent(agent));
        if (accepted.status() != 200) {
            throw new AssertionError("Accepting was answered with " + accepted.body());
        }
        return interaction;
    }

    void logIn(String agent) {
        api.post("/api/agents/" + agent + "/login", "");
    }

    static String agent(String agent) {
        return "{\"agent\":\"" + agent + "\"}";
    }

    /** Moves the clock and waits for what must come of it. */
    <T extends RoutingEvent> T after(Duration time, Class<T> event, Predicate<T> which) {
        clock.advance(time);
        return events.await(event, which);
    }

    @Override
    public void close() {
        center.close();
        meta.close();
    }
}
