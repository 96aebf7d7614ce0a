package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;

@DisplayName("serve on SQLite, killed during load and started again")
class KillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() {
        ApiServer.prepare();
    }

    @Test
    @Tag("long")
    @DisplayName("50 kills: what got a 200 is there once, and every interaction goes on")
    void manyKills() throws Exception {
        killed(50);
    }

    @Test
    @DisplayName("one kill: an offer from before ends in its time, is made again and can be accepted")
    void offerGoesOn() throws Exception {
        try (var meta = FakeProviderServer.start(new MetaEndpoint(Running.TOKEN, Running.NUMBER))) {
            ChildServer server = start(meta);
            var before = new Api(server.address());
            before.post("/api/agents/ana/login", "");
            var webhook = Running.META.text(
                    "wamid.1", "5215550001", "Maria", InstantSource.system().instant(), "hello");
            assertThat(before.webhook("support", webhook).status()).isEqualTo(200);
            await(() -> !before.offers("ana").isEmpty());
            String interaction = before.offers("ana").get(0).path("interaction").asText();
            server.kill();

            ChildServer again = start(meta);
            try {
                var api = new Api(again.address());
                assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
                await(() -> timeouts(api, interaction) > 0);
                await(() -> !api.offers("ana").isEmpty());
                String offer = api.offers("ana").get(0).path("id").asText();
                assertThat(offer).startsWith(interaction + "~").isNotEqualTo(interaction + "~1~ana");
                assertThat(api.post("/api/offers/" + offer + "/accept", Running.agent("ana"))
                                .status())
                        .isEqualTo(200);
                assertThat(count(api)).isEqualTo(Map.of("wamid.1", 1));
            } finally {
                again.kill();
            }
        }
    }

    @Test
    @DisplayName("asked to end it ends cleanly")
    void stops() throws Exception {
        try (var meta = FakeProviderServer.start(new MetaEndpoint(Running.TOKEN, Running.NUMBER))) {
            ChildServer server = start(meta);
            assertThat(server.stop()).isIn(0, 143);
            assertThat(Files.readString(folder.resolve("log"))).isEmpty();
        }
    }

    private ChildServer start(FakeProviderServer<MetaEndpoint> meta) throws Exception {
        Path config = folder.resolve("tenant.json");
        if (!Files.exists(config)) {
            // Short clocks, so that offers end while the test looks on.
            String shipped = Files.readString(Running.TENANT);
            assertThat(shipped).contains("\"agentTimeout\": \"30s\"");
            Files.writeString(config, shipped.replace("\"agentTimeout\": \"30s\"", "\"agentTimeout\": \"2s\""));
        }
        return ChildServer.start(config, folder.resolve("center.db"), meta.baseUrl(), folder.resolve("log"));
    }

    private void killed(int kills) throws Exception {
        var random = new SplittableRandom(kills);
        try (var meta = FakeProviderServer.start(new MetaEndpoint(Running.TOKEN, Running.NUMBER));
                var load = new Load(Running.META)) {
            for (int kill = 0; kill < kills; kill++) {
                ChildServer server = start(meta);
                load.server(server.address());
                load.awaitAcknowledged(load.acknowledged().size() + random.nextInt(1, 60));
                server.kill();
            }
            ChildServer last = start(meta);
            try {
                load.server(last.address());
                load.awaitAcknowledged(load.acknowledged().size() + 20);
                load.close();
                var api = new Api(last.address());
                everythingOnce(api, load.acknowledged());
                everyInteractionGoesOn(api);
                System.out.println(
                        kills + " kills: " + load.acknowledged().size() + " messages acknowledged, " + load.repeated()
                                + " sent again, " + api.interactions("").size() + " interactions");
            } finally {
                last.kill();
            }
        }
    }

    private static void everythingOnce(Api api, Set<String> acknowledged) {
        await(() -> count(api).keySet().containsAll(acknowledged));
        assertThat(count(api))
                .as("messages by provider id")
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    /** How often each message of a customer is there. */
    private static Map<String, Integer> count(Api api) {
        var times = new HashMap<String, Integer>();
        for (JsonNode interaction : api.interactions("")) {
            for (JsonNode message :
                    api.interaction(interaction.path("id").asText()).path("messages")) {
                if (message.path("direction").asText().equals("in")) {
                    times.merge(message.path("providerMessageId").asText(), 1, Integer::sum);
                }
            }
        }
        return times;
    }

    /** Offers end and are made again, and everybody who waits can be accepted. */
    private static void everyInteractionGoesOn(Api api) {
        var open = api.interactions("&status=open");
        assertThat(open).extracting(each -> each.path("state").asText()).isSubsetOf("waiting", "offered", "assigned");
        List<JsonNode> unanswered = open.stream()
                .filter(each -> !each.path("state").asText().equals("assigned"))
                .toList();
        if (!unanswered.isEmpty()) {
            // The one that waits longest; so many ring at a time, and the others wait for them.
            String one = unanswered.get(unanswered.size() - 1).path("id").asText();
            int before = timeouts(api, one);
            await(() -> timeouts(api, one) > before);
        }
        await(() -> {
            for (JsonNode offer : api.offers("ana")) {
                api.post("/api/offers/" + offer.path("id").asText() + "/accept", Running.agent("ana"));
            }
            return states(api).equals(Set.of("assigned")) || states(api).isEmpty();
        });
    }

    private static int timeouts(Api api, String interaction) {
        return (int) api.interaction(interaction).path("explanation").findValuesAsText("why").stream()
                .filter("TIMED_OUT"::equals)
                .count();
    }

    private static Set<String> states(Api api) {
        var states = new TreeSet<String>();
        api.interactions("&status=open")
                .forEach(each -> states.add(each.path("state").asText()));
        return states;
    }

    /** Asks over HTTP until it is so; each time takes the server's time. */
    private static void await(BooleanSupplier soon) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!soon.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
        }
    }
}
