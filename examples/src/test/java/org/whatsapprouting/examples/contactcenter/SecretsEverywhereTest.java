package org.whatsapprouting.examples.contactcenter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaAnswers;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/** Secrets that are in nothing else, and a search for them in all that comes out. */
@DisplayName("Secrets show nowhere: not in logs, failures, JSON, CSV, texts of objects, or the database")
class SecretsEverywhereTest {
    private static final String CANARY = "canary-";
    private static final String TOKEN = "EAAcanary-access-token";
    private static final Map<String, String> REFERENCES = Map.of(
            "META_ACCESS_TOKEN", TOKEN,
            "META_APP_SECRET", CANARY + "app-secret",
            "META_VERIFY_TOKEN", CANARY + "verify-token",
            "META_OLD_SECRET", CANARY + "old-secret",
            "META_OLD_VERIFY", CANARY + "old-verify");
    /** What each provider needs beside its secrets to be made. */
    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "meta",
            Map.of("phoneNumberId", Running.NUMBER, "baseUrl", "http://127.0.0.1:1"),
            "twilio",
            Map.of("accountSid", "AC" + "0".repeat(32), "from", "+15550001111", "baseUrl", "http://127.0.0.1:1"),
            "sinch",
            Map.of(
                    "projectId", "p1",
                    "appId", "01APP",
                    "region", "eu",
                    "keyId", "k1",
                    "baseUrl", "http://127.0.0.1:1",
                    "authUrl", "http://127.0.0.1:1"),
            "kaleyra",
            Map.of(
                    "baseUrl", "http://127.0.0.1:1",
                    "sid", "HX1",
                    "whatsappNumber", "15550001111",
                    "callbackAuth", "BASIC",
                    "callbackAuthName", "kaleyra"));

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Lines log = new Lines();
    private final Shown shown = new Shown();

    @TempDir
    private Path directory;

    /** Keeps every line with its failure. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            all.add(line.getFormattedMessage());
            if (line.getThrowableProxy() != null) {
                all.add(ThrowableProxyUtil.asString(line.getThrowableProxy()));
            }
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        // The HTTP client and server of the JDK show headers at this level; they are the host's to configure.
        Stream.of("jdk", "sun", "com.sun")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.INFO));
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    private void nothingLeaked() {
        shown.texts().addAll(log.all);
        assertThat(log.all).isNotEmpty();
        assertThat(shown.texts()).allSatisfy(SecretsEverywhereTest::holdsNoSecret);
    }

    private static void holdsNoSecret(String text) {
        assertThat(text).doesNotContain(REFERENCES.values()).doesNotContain(CANARY);
    }

    @Test
    @DisplayName("a contact centre that receives, sends, fails, is read and is dumped")
    void contactCentre() throws Exception {
        ApiServer.prepare();
        Path file = directory.resolve("store.db");
        var clock = new ManualClock();
        var events = new Watched();
        try (var meta = FakeProviderServer.start(new MetaEndpoint(TOKEN, Running.NUMBER))) {
            var values = new LinkedHashMap<>(REFERENCES);
            values.put("META_BASE_URL", meta.baseUrl().toString());
            var builder = RoutingEngine.builder()
                    .secrets(reference -> Optional.ofNullable(values.get(reference.replace("env:", "")))
                            .map(Secret::of))
                    .clock(clock)
                    .listener(events)
                    .store("sqlite", new StoreConfig(Map.of("file", file.toString())));
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            try (var center = ContactCenter.start(tenant(), builder, address)) {
                var api = new Api(center.address());
                var hooks = new MetaWebhooks(REFERENCES.get("META_APP_SECRET"), "1", Running.NUMBER);
                receive(api, hooks, clock);
                String interaction = converse(api, meta, events);
                read(api, center.engine(), interaction);
                refuse(center.engine(), api, values);
                for (String each : List.of("store.db", "store.db-wal")) {
                    holdsNoSecret(Files.readString(directory.resolve(each), ISO_8859_1));
                }
            }
        }
        assertThat(dump(file)).hasSizeGreaterThan(50).allSatisfy(SecretsEverywhereTest::holdsNoSecret);
        assertThat(shown.methods()).isGreaterThan(200);
        nothingLeaked();
    }

    private static Tenant tenant() {
        Tenant plain = Running.tenant();
        Account account = plain.accounts().get(0);
        var settings = new LinkedHashMap<>(account.provider().values());
        settings.put("previousAppSecret", "env:META_OLD_SECRET");
        settings.put("previousVerifyToken", "env:META_OLD_VERIFY");
        settings.put("appSecretProof", "true");
        var json = TenantFile.write(plain)
                .replace(
                        "\"env:META_VERIFY_TOKEN\"",
                        "\"env:META_VERIFY_TOKEN\", \"previousAppSecret\": \"env:META_OLD_SECRET\","
                                + " \"previousVerifyToken\": \"env:META_OLD_VERIFY\", \"appSecretProof\": \"true\"");
        var tenant = ((TenantFile.Read) TenantFile.read("tenant.json", json.getBytes(UTF_8))).tenant();
        assertThat(tenant.accounts().get(0).provider())
                .isEqualTo(new ProviderSettings(account.provider().provider(), settings));
        return tenant;
    }

    private void receive(Api api, MetaWebhooks hooks, ManualClock clock) {
        api.post("/api/agents/ana/login", "");
        var good = hooks.text("wamid.1", "5215550001", "Maria", clock.instant(), "hello");
        for (String query : List.of(
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + REFERENCES.get("META_VERIFY_TOKEN"),
                "hub.mode=subscribe&hub.challenge=%3C&hub.verify_token=" + REFERENCES.get("META_OLD_VERIFY"),
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + TOKEN)) {
            shown.add(api.get("/webhooks/support?" + query).body());
        }
        byte[] broken = "{\"object\":".getBytes(UTF_8);
        shown.add(api.webhook("support", SignedWebhook.of(REFERENCES.get("META_OLD_SECRET"), broken))
                .body());
        shown.add(api.webhook("support", SignedWebhook.of(TOKEN, good.body())).body());
        shown.add(api.webhook("support", good).body());
    }

    private String converse(Api api, FakeProviderServer<MetaEndpoint> meta, Watched events) {
        String id = events.await(RoutingEvent.OfferMade.class, offer -> true)
                .interaction()
                .value();
        api.post("/api/offers/" + id + "~1~ana/accept", Running.agent("ana"));
        meta.next(
                MetaAnswers.error(401, 190, "Malformed access token " + TOKEN),
                MetaAnswers.error(400, 100, "Bad request /messages?access_token=" + REFERENCES.get("META_APP_SECRET")),
                FakeAnswer.page(502));
        for (String text : List.of("one", "two", "three", "four")) {
            shown.add(api.post("/api/interactions/" + id + "/messages", "{\"agent\":\"ana\",\"text\":\"" + text + "\"}")
                    .body());
        }
        events.await(RoutingEvent.SendRefused.class, refused -> true);
        return id;
    }

    private void read(Api api, RoutingEngine engine, String id) throws Exception {
        for (String path : List.of(
                "/health",
                "/api/interactions",
                "/api/interactions/" + id,
                "/api/agents/ana/offers",
                "/api/nothing",
                "/webhooks/nobody")) {
            shown.add(api.get(path).body());
        }
        var centre = engine.tenant(TenantId.DEFAULT);
        var interactions = centre.interactions();
        shown.add(engine);
        shown.add(centre);
        shown.add(TenantFile.write(centre.configuration().current()));
        interactions.list(InteractionFilter.newest(100)).items().forEach(each -> {
            shown.add(each);
            shown.add(interactions.find(each.id()));
            shown.add(interactions.messages(each.id()));
            shown.add(interactions.history(each.id()));
            shown.add(interactions.canSend(each.id()));
            shown.add(interactions.cannedAnswers(each.id()));
        });
        shown.add(centre.feed().read(0, 1_000));
        var csv = new ByteArrayOutputStream();
        interactions.writeCsv(InteractionFilter.newest(100), CsvOptions.standard(), csv);
        shown.add(csv.toString(UTF_8));
    }

    /** The source of secrets fails, and says so to whom it concerns. */
    private void refuse(RoutingEngine engine, Api api, Map<String, String> values) {
        shown.add(catchThrowable(() -> engine.configuration()
                .save(Tenant.builder()
                        .tag(new org.whatsapprouting.api.model.Tag(new TagId("x"), "X", "#aa0000"))
                        .account(Running.tenant().accounts().get(0))
                        .build())
                .toCompletableFuture()
                .join()));
        values.remove("META_VERIFY_TOKEN");
        shown.add(api.get("/webhooks/support?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + TOKEN)
                .body());
        values.remove("META_APP_SECRET");
        shown.add(api.webhook("support", SignedWebhook.of(TOKEN, "{}".getBytes(UTF_8)))
                .body());
        shown.add(catchThrowable(() -> Secret.of("")));
    }

    /** Every column of every row of every table. */
    private static List<String> dump(Path file) throws SQLException {
        var columns = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var found = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).hasSizeGreaterThan(3);
            for (String table : tables) {
                try (var rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] value = rows.getBytes(i);
                            columns.add(value == null ? "" : new String(value, ISO_8859_1));
                        }
                    }
                }
            }
        }
        return columns;
    }

    @Test
    @DisplayName("every provider, with every secret it knows, through every way in and out")
    void providers() {
        int count = 0;
        for (MessagingProviderFactory factory : ServiceLoader.load(MessagingProviderFactory.class)) {
            assertThat(SETTINGS).as("add provider '%s' here", factory.id()).containsKey(factory.id());
            var config = new Canaries(factory, SETTINGS.get(factory.id()));
            shown.add(factory);
            shown.add(config);
            try (MessagingProvider provider = factory.create(config)) {
                shown.add(provider);
                for (String method : List.of("GET", "POST", "PUT")) {
                    var request = WebhookRequest.of(
                            method,
                            URI.create(
                                    "https://h.example/x?token=" + config.any() + "&hub.verify_token=" + config.any()),
                            Map.of(
                                    "X-Hub-Signature-256",
                                    List.of("sha256=" + config.any()),
                                    "Authorization",
                                    List.of("Bearer " + config.any())),
                            ("{\"a\":\"" + config.any()).getBytes(UTF_8));
                    shown.add(request.toString());
                    shown.add(provider.receive(request));
                }
                shown.add(provider.send(new OutboundMessage(
                        "i1~1",
                        new AccountId("support"),
                        CustomerIdentity.ofPhone("5215550001"),
                        new Content.Text("hello"),
                        null,
                        1)));
            }
            count++;
        }
        assertThat(count).isEqualTo(SETTINGS.size());
        nothingLeaked();
    }

    /** A careless plug-in's value: harmless as a text, but for one method deep inside. */
    public record Careless(Careless inner, String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @Test
    @DisplayName("a secret that shows anywhere would be seen")
    void seen() {
        shown.add(Optional.of(List.of(new Careless(new Careless(null, CANARY + "x"), "none"))));
        assertThat(shown.texts()).contains(CANARY + "x");
        LoggerFactory.getLogger(SecretsEverywhereTest.class)
                .trace("it failed", new IllegalStateException(CANARY + "y"));
        assertThat(log.all).anySatisfy(line -> assertThat(line).contains(CANARY + "y"));
    }

    /** Every secret a canary of its own. */
    private record Canaries(MessagingProviderFactory factory, Map<String, String> values) implements ProviderConfig {
        String any() {
            return CANARY + factory.id() + "-guess";
        }

        @Override
        public AccountId account() {
            return new AccountId("support");
        }

        @Override
        public java.time.InstantSource clock() {
            return new ManualClock();
        }

        @Override
        public String text(String name) {
            return optionalText(name).orElseThrow();
        }

        @Override
        public Optional<String> optionalText(String name) {
            Supplier<Optional<String>> declared = () -> factory.settings().stream()
                    .filter(setting -> setting.name().equals(name))
                    .map(Setting::defaultValue)
                    .filter(value -> value != null)
                    .findFirst();
            return Optional.ofNullable(values.get(name)).or(declared);
        }

        @Override
        public URI address(String name) {
            return URI.create(text(name));
        }

        @Override
        public Secret secret(String name) {
            return Secret.of(CANARY + factory.id() + "-" + name);
        }

        @Override
        public Optional<Secret> optionalSecret(String name) {
            return Optional.of(secret(name));
        }
    }
}
