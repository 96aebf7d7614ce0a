package org.whatsapprouting.examples.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.event.RoutingEvent.Assigned;
import org.whatsapprouting.api.event.RoutingEvent.OfferMade;
import org.whatsapprouting.api.event.RoutingEvent.StatusReported;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;

/** A provider in a jar of its own, which nothing on the class path has ever heard of. */
@DisplayName("A plug-in's jar")
class PluginJarTest {
    private static final String PACKAGE = AcmeProviderFactory.class.getPackageName();
    private static final String FACTORY = PACKAGE + ".AcmeProviderFactory";
    private static final String CUSTOMER = "5215550001";
    private static final AgentId ANA = new AgentId("ana");
    private static final Queue SUPPORT = Queue.of("support", Queue.Strategy.BEEPALL, ANA);

    @TempDir
    Path folder;

    @Test
    @DisplayName("without it the engine does not know the provider, and says so")
    void unknownWithout() {
        var builder = RoutingEngine.builder().tenant(tenant(URI.create("http://127.0.0.1:1")));
        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'acme'");
    }

    @Test
    @DisplayName("beside the class path it is found: a message in, a reply out, its report back, over HTTP (P-07)")
    void messageInReplyOut() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var jar = new URLClassLoader(new URL[] {jar().toUri().toURL()}, new Without(before))) {
            thread.setContextClassLoader(jar);
            assertThat(ServiceLoader.load(MessagingProviderFactory.class).stream()
                            .filter(found -> found.type().getName().equals(FACTORY)))
                    .singleElement()
                    .satisfies(found -> assertThat(found.type().getClassLoader())
                            .isSameAs(jar)
                            .isNotSameAs(before));
            converse();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void converse() throws Exception {
        var offered = new CompletableFuture<OfferMade>();
        var assigned = new CompletableFuture<Assigned>();
        var delivered = new CompletableFuture<StatusReported>();
        try (var acme = FakeProviderServer.start(new AcmeEndpoint("acme-token-1", "15550001111"));
                var engine = RoutingEngine.builder()
                        .tenant(tenant(acme.baseUrl()))
                        .secrets(new StandardSecrets(
                                Map.of("TOKEN", "acme-token-1", "SIGNING", "acme-webhook-secret")::get))
                        .listener(entry -> entry.events().forEach(event -> {
                            if (event instanceof OfferMade made) {
                                offered.complete(made);
                            } else if (event instanceof Assigned to) {
                                assigned.complete(to);
                            } else if (event instanceof StatusReported report) {
                                delivered.complete(report);
                            }
                        }))
                        .start();
                var server = ApiServer.start(
                        engine,
                        tenant(acme.baseUrl()).id(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var webhooks = new AcmeWebhooks(
                    "acme-webhook-secret", "15550001111", URI.create(server.address() + "/webhooks/shop"));
            soon(engine.agents().logIn(ANA).toCompletableFuture());
            Instant now = Instant.parse("2026-11-22T12:00:00Z");
            assertThat(webhooks.foreign()
                            .textMessage("m0", CUSTOMER, "Mallory", now, "Hello")
                            .make())
                    .isEqualTo(401);
            assertThat(webhooks.textMessage("m1", CUSTOMER, "Maria", now, "Hello")
                            .make())
                    .isEqualTo(200);
            OfferMade offer = soon(offered);
            soon(engine.agents()
                    .accept(new OfferId(offer.interaction(), offer.generation(), ANA))
                    .toCompletableFuture());
            soon(assigned);
            engine.interactions().reply(ANA, offer.interaction(), new Content.Text("What can I do for you?"));
            var sent = acme.awaitSent(1, Duration.ofSeconds(20)).get(0);
            assertThat(sent.to()).isEqualTo(CUSTOMER);
            assertThat(sent.text()).isEqualTo("What can I do for you?");
            var report = webhooks.statusReport(sent.id(), DeliveryStatus.DELIVERED, CUSTOMER, now, sent.reference());
            assertThat(report.make()).isEqualTo(200);
            assertThat(soon(delivered).status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }

    private static <T> T soon(CompletableFuture<T> later) throws Exception {
        return later.get(20, TimeUnit.SECONDS);
    }

    private static Tenant tenant(URI acme) {
        var settings = Map.of(
                "number", "15550001111",
                "token", "env:TOKEN",
                "webhookSecret", "env:SIGNING",
                "baseUrl", acme.toString());
        var plan = RoutingPlan.of(Action.of("to-support", new Application.Queue(SUPPORT.id(), Duration.ZERO)));
        return Tenant.builder()
                .agent(Agent.of("ana"))
                .queue(SUPPORT)
                .account(Account.of("shop", "SHOP", new ProviderSettings("acme", settings), plan, ANA))
                .build();
    }

    /** Its classes, and the file that ServiceLoader looks for. */
    private Path jar() throws IOException {
        Path classes = Path.of("target", "classes");
        Path jar = folder.resolve("acme.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var packed = new JarOutputStream(out);
                Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
            for (Path file : files.toList()) {
                packed.putNextEntry(new JarEntry(PACKAGE.replace('.', '/') + "/" + file.getFileName()));
                packed.write(Files.readAllBytes(file));
            }
            packed.putNextEntry(new JarEntry("META-INF/services/" + MessagingProviderFactory.class.getName()));
            packed.write(FACTORY.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    /** The class path as it is where nobody has heard of the plug-in. */
    private static final class Without extends ClassLoader {
        Without(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(PACKAGE + ".")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
